package dev.jumun.conformance.path_operation_advanced_configuration;

import dev.jumun.*;
import dev.jumun.openapi.Operation;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Get("/items/")
    @Operation(id = "some_specific_id_you_define")
    Object readItems() {
        return List.of(Map.of("item_id", "Foo"));
    }
}
