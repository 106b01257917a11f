package dev.jumun.conformance.request_forms;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Post("/login/")
    Object login(@Form String username, @Form String password) {
        return Map.of("username", username);
    }
}
