package dev.jumun.conformance.handling_errors;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Get("/items-header/{item_id}")
    Object readItemHeader(String itemId) {
        if (!itemId.equals("foo")) {
            throw new HttpException(404, "Item not found").header("X-Error", "There goes my error");
        }
        return Map.of("item", "The Foo Wrestlers");
    }
}
