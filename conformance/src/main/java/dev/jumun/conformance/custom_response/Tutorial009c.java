package dev.jumun.conformance.custom_response;

import dev.jumun.*;

import java.nio.charset.StandardCharsets;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial009c {
    @Get("/")
    Response main() {
        return Response.bytes(
                "application/json",
                """
                {
                  "message": "Hello World"
                }\
                """
                        .getBytes(StandardCharsets.UTF_8));
    }
}
