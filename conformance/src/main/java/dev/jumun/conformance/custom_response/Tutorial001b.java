package dev.jumun.conformance.custom_response;

import dev.jumun.*;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001b {
    @Get("/items/")
    Object readItems() {
        return List.of(Map.of("item_id", "Foo"));
    }
}
