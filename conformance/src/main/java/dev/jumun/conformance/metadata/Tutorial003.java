package dev.jumun.conformance.metadata;

import dev.jumun.*;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE, docsPath = "/documentation", redocPath = "")
class Tutorial003 {
    @Get("/items/")
    Object readItems() {
        return List.of(Map.of("name", "Foo"));
    }
}
