package dev.jumun.conformance.schema_extra_example;

import dev.jumun.*;
import dev.jumun.openapi.Example;

import org.jspecify.annotations.Nullable;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial005 {
    record Item(String name, @Nullable String description, double price, @Nullable Double tax) {}

    @Put("/items/{item_id}")
    Object updateItem(
            int itemId,
            @Example(
                            name = "normal",
                            summary = "A normal example",
                            description = "A **normal** item works correctly.",
                            value =
                                    """
                                    {"name": "Foo", "description": "A very nice Item",
                                     "price": 35.4, "tax": 3.2}
                                    """)
                    @Example(
                            name = "converted",
                            summary = "An example with converted data",
                            description =
                                    "FastAPI can convert price `strings` to actual `numbers`"
                                            + " automatically",
                            value = "{\"name\": \"Bar\", \"price\": \"35.4\"}")
                    @Example(
                            name = "invalid",
                            summary = "Invalid data is rejected with an error",
                            value = "{\"name\": \"Baz\", \"price\": \"thirty five point four\"}")
                    Item item) {
        return Map.of("item_id", itemId, "item", item);
    }
}
