package dev.jumun.conformance.body_fields;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Item(
            String name,
            @Field(title = "The description of the item") @Size(max = 300)
                    @Nullable String description,
            @Field(description = "The price must be greater than zero") @Positive double price,
            @Nullable Double tax) {}

    @Put("/items/{item_id}")
    Object updateItem(int itemId, @Body(embed = true) Item item) {
        return Map.of("item_id", itemId, "item", item);
    }
}
