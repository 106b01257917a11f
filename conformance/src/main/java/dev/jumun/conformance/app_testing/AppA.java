package dev.jumun.conformance.app_testing;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class AppA {
    @Get("/")
    Object readMain() {
        return Map.of("msg", "Hello World");
    }
}
