package dev.jumun.conformance.behind_a_proxy;

import dev.jumun.*;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial00101 {
    @Get("/items/")
    Object readItems() {
        return List.of("plumbus", "portal gun");
    }
}
