package dev.jumun.conformance.query_params_str_validations;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial005 {
    @Get("/items/")
    Object readItems(@Size(min = 3) @Default("fixedquery") String q) {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("items", List.of(Map.of("item_id", "Foo"), Map.of("item_id", "Bar")));
        if (!q.isEmpty()) {
            results.put("q", q);
        }
        return results;
    }
}
