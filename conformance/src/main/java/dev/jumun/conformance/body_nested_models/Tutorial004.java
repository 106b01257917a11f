package dev.jumun.conformance.body_nested_models;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial004 {
    record Image(String url, String name) {}

    record Item(
            String name,
            @Nullable String description,
            double price,
            @Nullable Double tax,
            @Default("[]") Set<String> tags,
            @Nullable Image image) {}

    @Put("/items/{item_id}")
    Object updateItem(int itemId, Item item) {
        return Map.of("item_id", itemId, "item", item);
    }
}
