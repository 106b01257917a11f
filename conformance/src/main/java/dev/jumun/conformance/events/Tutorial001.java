package dev.jumun.conformance.events;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Model(Map<String, Map<String, String>> items) {}

    @Provides(Scope.APP)
    static Model model() {
        return new Model(
                Map.of("foo", Map.of("name", "Fighters"), "bar", Map.of("name", "Tenders")));
    }

    @Get("/items/{item_id}")
    @Nullable Object readItems(String itemId, Model model) {
        return model.items().get(itemId);
    }
}
