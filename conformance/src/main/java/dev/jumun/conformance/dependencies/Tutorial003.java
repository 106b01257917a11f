package dev.jumun.conformance.dependencies;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial003 {
    record CommonParameters(@Nullable String q, int skip, int limit) {}

    @Provides
    static CommonParameters commonParameters(
            @Nullable String q, @Default("0") int skip, @Default("100") int limit) {
        return new CommonParameters(q, skip, limit);
    }

    private static final List<Map<String, String>> ITEMS =
            List.of(
                    Map.of("item_name", "Foo"),
                    Map.of("item_name", "Bar"),
                    Map.of("item_name", "Baz"));

    @Get("/items/")
    Object readItems(CommonParameters commons) {
        Map<String, Object> response = new LinkedHashMap<>();
        if (commons.q != null) {
            response.put("q", commons.q);
        }
        response.put("items", ITEMS.stream().skip(commons.skip).limit(commons.limit).toList());
        return response;
    }
}
