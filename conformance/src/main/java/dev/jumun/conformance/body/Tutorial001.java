package dev.jumun.conformance.body;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Item(String name, @Nullable String description, double price, @Nullable Double tax) {}

    @Post("/items/")
    Object createItem(Item item) {
        return item;
    }
}
