package dev.jumun.conformance.query_params_str_validations;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial006c {
    @Get("/items/")
    Object readItems(@Query @Required @Size(min = 3) @Nullable String q) {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("items", List.of(Map.of("item_id", "Foo"), Map.of("item_id", "Bar")));
        if (q != null && !q.isEmpty()) {
            results.put("q", q);
        }
        return results;
    }
}
