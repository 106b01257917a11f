package dev.jumun.conformance.path_params_numeric_validations;

import dev.jumun.*;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Get("/items/{item_id}")
    Object readItems(@Path(title = "The ID of the item to get") int itemId, String q) {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("item_id", itemId);
        if (!q.isEmpty()) {
            results.put("q", q);
        }
        return results;
    }
}
