package dev.jumun.conformance.additional_responses;

import dev.jumun.*;
import dev.jumun.openapi.ApiResponse;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Item(String id, String value) {}

    record Message(String message) {}

    @Get("/items/{item_id}")
    @ApiResponse(status = 200, model = Item.class, description = "Successful Response")
    @ApiResponse(status = 404, model = Message.class)
    Response readItem(String itemId) {
        return itemId.equals("foo")
                ? Response.json(new Item("foo", "there goes my hero"))
                : Response.json(new Message("Item not found")).status(404);
    }
}
