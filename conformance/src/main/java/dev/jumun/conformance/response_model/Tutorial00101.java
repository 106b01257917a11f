package dev.jumun.conformance.response_model;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial00101 {
    record Item(
            String name,
            @Nullable String description,
            double price,
            @Nullable Double tax,
            @Default("[]") List<String> tags) {}

    @Post("/items/")
    Item createItem(Item item) {
        return item;
    }

    @Get("/items/")
    List<Item> readItems() {
        return List.of(
                new Item("Portal Gun", null, 42.0, null, List.of()),
                new Item("Plumbus", null, 32.0, null, List.of()));
    }
}
