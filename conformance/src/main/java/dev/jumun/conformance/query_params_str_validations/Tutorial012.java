package dev.jumun.conformance.query_params_str_validations;

import dev.jumun.*;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial012 {
    @Get("/items/")
    Object readItems(@Query @Default("[foo, bar]") List<String> q) {
        return Map.of("q", q);
    }
}
