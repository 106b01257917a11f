package dev.jumun.conformance.path_params;

import dev.jumun.*;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial003b {
    @Get("/users")
    Object readUsers2() {
        return List.of("Rick", "Morty");
    }
}
