package dev.jumun.conformance.generate_clients;

import dev.jumun.*;
import dev.jumun.openapi.Operation;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    record Item(String name, double price) {}

    record ResponseMessage(String message) {}

    @Post("/items/")
    @Operation(tags = "items")
    ResponseMessage createItem(Item item) {
        return new ResponseMessage("Item received");
    }

    @Get("/items/")
    @Operation(tags = "items")
    List<Item> getItems() {
        return List.of(new Item("Plumbus", 3), new Item("Portal Gun", 9001));
    }

    record User(String username, String email) {}

    @Post("/users/")
    @Operation(tags = "users")
    ResponseMessage createUser(User user) {
        return new ResponseMessage("User received");
    }
}
