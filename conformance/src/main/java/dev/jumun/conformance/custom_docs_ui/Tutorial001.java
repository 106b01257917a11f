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
                        swaggerScript = "https://unpkg.com/swagger-ui-dist@5/swagger-ui-bundle.js",
                        swaggerStyle = "https://unpkg.com/swagger-ui-dist@5/swagger-ui.css",
                        redocScript = "https://unpkg.com/redoc@2/bundles/redoc.standalone.js"))
class Tutorial001 {
    @Get("/users/{username}")
    Object readUser(String username) {
        return Map.of("message", "Hello " + username);
    }
}
