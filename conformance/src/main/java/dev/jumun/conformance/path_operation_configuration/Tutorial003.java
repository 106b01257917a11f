package dev.jumun.conformance.path_operation_configuration;

import dev.jumun.*;
import dev.jumun.openapi.Operation;

import org.jspecify.annotations.Nullable;

import java.util.Set;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial003 {
    record Item(
            String name,
            @Nullable String description,
            double price,
            @Nullable Double tax,
            @Default("[]") Set<String> tags) {}

    @Post("/items/")
    @Operation(
            summary = "Create an item",
            description =
                    "Create an item with all the information, name, description, price, tax and a"
                            + " set of unique tags")
    Item createItem(Item item) {
        return item;
    }
}
