package dev.jumun.conformance.query_params;

import dev.jumun.*;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    private static final List<Map<String, String>> ITEMS =
            List.of(
                    Map.of("item_name", "Foo"),
                    Map.of("item_name", "Bar"),
                    Map.of("item_name", "Baz"));

    @Get("/items/")
    Object readItem(@Default("0") int skip, @Default("10") int limit) {
        return ITEMS.stream().skip(skip).limit(limit).toList();
    }
}
