package dev.jumun.conformance.configure_swagger_ui;

import dev.jumun.*;
import dev.jumun.Api.Docs;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(
        title = "FastAPI",
        naming = Naming.SNAKE_CASE,
        docs = @Docs(swaggerUi = "{\"syntaxHighlight\": false}"))
class Tutorial001 {
    @Get("/users/{username}")
    Object readUser(String username) {
        return Map.of("message", "Hello " + username);
    }
}
