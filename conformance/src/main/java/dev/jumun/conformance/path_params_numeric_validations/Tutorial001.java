package dev.jumun.conformance.path_params_numeric_validations;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Get("/items/{item_id}")
    Object readItems(
            @Path(title = "The ID of the item to get") int itemId,
            @Query("item-query") @Nullable String q) {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("item_id", itemId);
        if (q != null && !q.isEmpty()) {
            results.put("q", q);
        }
        return results;
    }
}
