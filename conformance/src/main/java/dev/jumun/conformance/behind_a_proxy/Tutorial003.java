package dev.jumun.conformance.behind_a_proxy;

import dev.jumun.*;
import dev.jumun.openapi.Server;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(
        title = "FastAPI",
        naming = Naming.SNAKE_CASE,
        rootPath = "/api/v1",
        servers = {
            @Server(value = "https://stag.example.com", description = "Staging environment"),
            @Server(value = "https://prod.example.com", description = "Production environment")
        })
class Tutorial003 {
    @Get("/app")
    Object readMain(Request request) {
        return Map.of("message", "Hello World", "root_path", request.rootPath());
    }
}
