package dev.jumun.conformance.custom_docs_ui;

import dev.jumun.*;
import dev.jumun.Api.Docs;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(
        title = "FastAPI",
        naming = Naming.SNAKE_CASE,
        docs =
                @Docs(
                        swaggerScript = "/static/swagger-ui-bundle.js",
                        swaggerStyle = "/static/swagger-ui.css",
                        redocScript = "/static/redoc.standalone.js"))
class Tutorial002 {
    @Get("/users/{username}")
    Object readUser(String username) {
        return Map.of("message", "Hello " + username);
    }
}
