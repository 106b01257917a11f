package dev.jumun.conformance.behind_a_proxy;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(
        title = "FastAPI",
        naming = Naming.SNAKE_CASE,
        rootPath = "/api/v1",
        servers = {
            @Api.Server(value = "https://stag.example.com", description = "Staging environment"),
            @Api.Server(value = "https://prod.example.com", description = "Production environment")
        })
class Tutorial003 {
    @Get("/app")
    Object readMain(Request request) {
        return Map.of("message", "Hello World", "root_path", request.rootPath());
    }
}
