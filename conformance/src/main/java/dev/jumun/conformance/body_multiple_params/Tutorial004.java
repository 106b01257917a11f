package dev.jumun.conformance.body_multiple_params;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial004 {
    record Item(String name, @Nullable String description, double price, @Nullable Double tax) {}

    record User(String username, @Nullable String fullName) {}

    @Put("/items/{item_id}")
    Object updateItem(
            int itemId, Item item, User user, @Body @Positive int importance, @Nullable String q) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("item_id", itemId);
        results.put("item", item);
        results.put("user", user);
        results.put("importance", importance);
        if (q != null) {
            results.put("q", q);
        }
        return results;
    }
}
