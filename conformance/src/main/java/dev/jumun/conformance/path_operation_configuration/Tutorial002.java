package dev.jumun.conformance.path_operation_configuration;

import dev.jumun.*;
import dev.jumun.openapi.Operation;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    record Item(
            String name,
            @Nullable String description,
            double price,
            @Nullable Double tax,
            @Default("[]") Set<String> tags) {}

    @Post("/items/")
    @Operation(tags = "items")
    Item createItem(Item item) {
        return item;
    }

    @Get("/items/")
    @Operation(tags = "items")
    Object readItems() {
        return List.of(Map.of("name", "Foo", "price", 42));
    }

    @Get("/users/")
    @Operation(tags = "users")
    Object readUsers() {
        return List.of(Map.of("username", "johndoe"));
    }
}
