package dev.jumun.conformance.behind_a_proxy;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE, rootPath = "/api/v1")
class Tutorial002 {
    @Get("/app")
    Object readMain(Request request) {
        return Map.of("message", "Hello World", "root_path", request.rootPath());
    }
}
