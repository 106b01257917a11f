package dev.jumun.conformance.path_operation_configuration;

import dev.jumun.*;
import dev.jumun.openapi.Operation;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial006 {
    @Get("/items/")
    @Operation(tags = "items")
    Object readItems() {
        return List.of(Map.of("name", "Foo", "price", 42));
    }

    @Get("/users/")
    @Operation(tags = "users")
    Object readUsers() {
        return List.of(Map.of("username", "johndoe"));
    }

    @Get("/elements/")
    @Operation(tags = "items", deprecated = true)
    Object readElements() {
        return List.of(Map.of("item_id", "Foo"));
    }
}
