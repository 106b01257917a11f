package dev.jumun.conformance.path_params;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Get("/items/{item_id}")
    Object readItem(int itemId) {
        return Map.of("item_id", itemId);
    }
}
