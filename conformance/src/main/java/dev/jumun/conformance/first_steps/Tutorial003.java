package dev.jumun.conformance.first_steps;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial003 {
    @Get("/")
    Object root() {
        return Map.of("message", "Hello World");
    }
}
