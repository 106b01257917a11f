package dev.jumun.conformance.query_params;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial005 {
    @Get("/items/{item_id}")
    Object readUserItem(String itemId, String needy) {
        return Map.of("item_id", itemId, "needy", needy);
    }
}
