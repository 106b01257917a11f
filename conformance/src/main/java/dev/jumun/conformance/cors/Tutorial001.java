package dev.jumun.conformance.cors;

import dev.jumun.*;
import dev.jumun.middleware.Cors;
import dev.jumun.middleware.Filter;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Middleware
    Filter cors() {
        return Cors.of(
                        "http://localhost.tiangolo.com",
                        "https://localhost.tiangolo.com",
                        "http://localhost",
                        "http://localhost:8080")
                .allowingCredentials()
                .allowingMethods("*")
                .allowingHeaders("*");
    }

    @Get("/")
    Object main() {
        return Map.of("message", "Hello World");
    }
}
