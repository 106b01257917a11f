package dev.jumun.conformance.body_nested_models;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    record Item(
            String name,
            @Nullable String description,
            double price,
            @Nullable Double tax,
            @Default("[]") List<String> tags) {}

    @Put("/items/{item_id}")
    Object updateItem(int itemId, Item item) {
        return Map.of("item_id", itemId, "item", item);
    }
}
