package dev.jumun.conformance.app_testing;

import dev.jumun.*;
import dev.jumun.async.Yield;

import org.jspecify.annotations.Nullable;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial003 {
    record Model(Map<String, Map<String, String>> items) {}

    @Provides(Scope.APP)
    static void model(Yield<Model> yield) throws Exception {
        yield.to(
                new Model(
                        Map.of(
                                "foo",
                                Map.of("name", "Fighters"),
                                "bar",
                                Map.of("name", "Tenders"))));
    }

    @Get("/items/{item_id}")
    @Nullable Object readItems(String itemId, Model model) {
        return model.items().get(itemId);
    }
}
