package dev.jumun.conformance.advanced_middleware;

import dev.jumun.*;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.HttpsRedirect;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Middleware
    Filter https() {
        return new HttpsRedirect();
    }

    @Get("/")
    Object main() {
        return Map.of("message", "Hello World");
    }
}
