package dev.jumun.conformance.stream_json_lines;

import dev.jumun.*;
import dev.jumun.async.Generator;

import org.jspecify.annotations.Nullable;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Item(String name, @Required @Nullable String description) {}

    private static final List<Item> ITEMS =
            List.of(
                    new Item("Plumbus", "A multi-purpose household device."),
                    new Item("Portal Gun", "A portal opening device."),
                    new Item("Meeseeks Box", "A box that summons a Meeseeks."));

    private static <T> Generator<T> all(List<? extends T> values) {
        return Generator.of(yield -> {
            for (T value : values) {
                yield.to(value);
            }
        });
    }

    @Get("/items/stream")
    Generator<Item> streamItems() {
        return all(ITEMS);
    }

    @Get("/items/stream-no-async")
    Generator<Item> streamItemsNoAsync() {
        return all(ITEMS);
    }

    @Get("/items/stream-no-annotation")
    Generator<Object> streamItemsNoAnnotation() {
        return all(ITEMS);
    }

    @Get("/items/stream-no-async-no-annotation")
    Generator<Object> streamItemsNoAsyncNoAnnotation() {
        return all(ITEMS);
    }
}
