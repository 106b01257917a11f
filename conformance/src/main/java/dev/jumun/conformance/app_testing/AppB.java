package dev.jumun.conformance.app_testing;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class AppB {
    record Item(String id, String title, @Nullable String description) {}

    record Token(String value) {}

    private final Map<String, Item> database = new ConcurrentHashMap<>();

    AppB() {
        database.put("foo", new Item("foo", "Foo", "There goes my hero"));
        database.put("bar", new Item("bar", "Bar", "The bartenders"));
    }

    @Provides
    static Token token(@Header String xToken) {
        if (!xToken.equals("coneofsilence")) {
            throw new HttpException(400, "Invalid X-Token header");
        }
        return new Token(xToken);
    }

    @Get("/items/{item_id}")
    Item readMain(String itemId, Token token) {
        Item item = database.get(itemId);
        if (item == null) {
            throw new HttpException(404, "Item not found");
        }
        return item;
    }

    @Post("/items/")
    Item createItem(Item item, Token token) {
        if (database.putIfAbsent(item.id, item) != null) {
            throw new HttpException(409, "Item already exists");
        }
        return item;
    }
}
