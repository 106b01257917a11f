package dev.jumun.conformance.response_model;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial006 {
    record Item(
            String name, @Nullable String description, double price, @Default("10.5") double tax) {}

    private static final Map<String, Item> ITEMS =
            Map.of(
                    "foo", new Item("Foo", null, 50.2, 10.5),
                    "bar", new Item("Bar", "The Bar fighters", 62, 20.2),
                    "baz", new Item("Baz", "There goes my baz", 50.2, 10.5));

    @Get("/items/{item_id}/name")
    @ResponseFields(only = {"name", "description"})
    Item readItemName(String itemId) {
        return item(itemId);
    }

    @Get("/items/{item_id}/public")
    @ResponseFields(without = "tax")
    Item readItemPublicData(String itemId) {
        return item(itemId);
    }

    private static Item item(String id) {
        Item item = ITEMS.get(id);
        if (item == null) {
            throw new HttpException(404);
        }
        return item;
    }
}
