package dev.jumun.tests.guide;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// The examples of docs/from-fastapi.md.
@Api(title = "Guide", naming = Naming.SNAKE_CASE)
class FromFastapiGuide {
    record Item(String name, @Nullable String description, double price, @Nullable Double tax) {}

    @Put("/items/{item_id}")
    Object updateItem(@Min(0) int itemId, Item item, @Nullable String q) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("item_id", itemId);
        result.put("item", item);
        if (q != null) {
            result.put("q", q);
        }
        return result;
    }
}
