package dev.jumun.conformance.path_operation_configuration;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.Set;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Item(
            String name,
            @Nullable String description,
            double price,
            @Nullable Double tax,
            @Default("[]") Set<String> tags) {}

    @Post("/items/")
    @Status(201)
    Item createItem(Item item) {
        return item;
    }
}
