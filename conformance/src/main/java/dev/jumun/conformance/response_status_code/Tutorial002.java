package dev.jumun.conformance.response_status_code;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Post("/items/")
    @Status(201)
    Object createItem(String name) {
        return Map.of("name", name);
    }
}
