package dev.jumun.conformance.query_params;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Get("/items/{item_id}")
    Object readItem(String itemId, @Nullable String q) {
        return q == null ? Map.of("item_id", itemId) : Map.of("item_id", itemId, "q", q);
    }
}
