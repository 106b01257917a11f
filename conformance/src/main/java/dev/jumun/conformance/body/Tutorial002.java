package dev.jumun.conformance.body;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    record Item(String name, @Nullable String description, double price, @Nullable Double tax) {}

    @Post("/items/")
    Object createItem(Item item) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("name", item.name);
        result.put("description", item.description);
        result.put("price", item.price);
        result.put("tax", item.tax);
        if (item.tax != null) {
            result.put("price_with_tax", item.price + item.tax);
        }
        return result;
    }
}
