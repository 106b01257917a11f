package dev.jumun.conformance.body;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial004 {
    record Item(String name, @Nullable String description, double price, @Nullable Double tax) {}

    @Put("/items/{item_id}")
    Object updateItem(int itemId, Item item, @Nullable String q) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("item_id", itemId);
        result.put("name", item.name);
        result.put("description", item.description);
        result.put("price", item.price);
        result.put("tax", item.tax);
        if (q != null) {
            result.put("q", q);
        }
        return result;
    }
}
