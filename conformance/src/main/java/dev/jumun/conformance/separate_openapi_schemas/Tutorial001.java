package dev.jumun.conformance.separate_openapi_schemas;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Item(String name, @Nullable String description) {}

    @Post("/items/")
    Object createItem(Item item) {
        return item;
    }

    @Get("/items/")
    List<Item> readItems() {
        return List.of(
                new Item("Portal Gun", "Device to travel through the multi-rick-verse"),
                new Item("Plumbus", null));
    }
}
