package dev.jumun.conformance.schema_extra_example;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    record Item(
            @Field(examples = "\"Foo\"") String name,
            @Field(examples = "\"A very nice Item\"") @Nullable String description,
            @Field(examples = "35.4") double price,
            @Field(examples = "3.2") @Nullable Double tax) {}

    @Put("/items/{item_id}")
    Object updateItem(int itemId, Item item) {
        return Map.of("item_id", itemId, "item", item);
    }
}
