package dev.jumun.conformance.metadata;

import dev.jumun.*;
import dev.jumun.openapi.Operation;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(
        title = "FastAPI",
        naming = Naming.SNAKE_CASE,
        tags = {
            @Api.Tag(
                    value = "users",
                    description = "Operations with users. The **login** logic is also here."),
            @Api.Tag(
                    value = "items",
                    description = "Manage items. So _fancy_ they have their own docs.",
                    moreAt = "https://fastapi.tiangolo.com/",
                    more = "Items external docs")
        })
class Tutorial004 {
    @Get("/users/")
    @Operation(tags = "users")
    Object getUsers() {
        return List.of(Map.of("name", "Harry"), Map.of("name", "Ron"));
    }

    @Get("/items/")
    @Operation(tags = "items")
    Object getItems() {
        return List.of(Map.of("name", "wand"), Map.of("name", "flying broom"));
    }
}
