package dev.jumun.conformance.path_operation_configuration;

import dev.jumun.*;
import dev.jumun.openapi.Operation;

import org.jspecify.annotations.Nullable;

import java.util.Set;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial004 {
    record Item(
            String name,
            @Nullable String description,
            double price,
            @Nullable Double tax,
            @Default("[]") Set<String> tags) {}

    /**
     * Create an item with all the information:
     *
     * <ul>
     *   <li><b>name</b>: each item must have a name
     *   <li><b>description</b>: a long description
     *   <li><b>price</b>: required
     *   <li><b>tax</b>: if the item doesn't have tax, you can omit this
     *   <li><b>tags</b>: a set of unique tag strings for this item
     * </ul>
     */
    @Post("/items/")
    @Operation(summary = "Create an item")
    Item createItem(Item item) {
        return item;
    }
}
