package dev.jumun.conformance.security;

import dev.jumun.*;
import dev.jumun.security.OAuth2PasswordBearer;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Get("/items/")
    Object readItems(@OAuth2PasswordBearer(tokenUrl = "token") String token) {
        return Map.of("token", token);
    }
}
