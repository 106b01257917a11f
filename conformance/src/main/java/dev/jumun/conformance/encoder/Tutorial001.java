package dev.jumun.conformance.encoder;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.time.temporal.Temporal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Item(String title, Temporal timestamp, @Nullable String description) {}

    private final Map<String, Item> database = new ConcurrentHashMap<>();

    @Put("/items/{id}")
    @Nullable Object updateItem(String id, Item item) {
        database.put(id, item);
        return null;
    }
}
