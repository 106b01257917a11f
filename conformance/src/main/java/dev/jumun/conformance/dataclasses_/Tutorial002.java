package dev.jumun.conformance.dataclasses_;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    record Item(
            String name,
            double price,
            @Default(value = "[]", documented = false) List<String> tags,
            @Nullable String description,
            @Nullable Double tax) {}

    @Get("/items/next")
    Item readNextItem() {
        return new Item(
                "Island In The Moon",
                12.99,
                List.of("breater"),
                "A place to be playin' and havin' fun",
                null);
    }
}
