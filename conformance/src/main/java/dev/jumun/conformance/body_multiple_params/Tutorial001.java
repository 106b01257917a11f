package dev.jumun.conformance.body_multiple_params;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Item(String name, @Nullable String description, double price, @Nullable Double tax) {}

    @Put("/items/{item_id}")
    Object updateItem(
            @Path(title = "The ID of the item to get") @Min(0) @Max(1000) int itemId,
            @Nullable String q,
            @Nullable Item item) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("item_id", itemId);
        if (q != null) {
            results.put("q", q);
        }
        if (item != null) {
            results.put("item", item);
        }
        return results;
    }
}
