package dev.jumun.conformance.advanced_middleware;

import dev.jumun.*;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.TrustedHosts;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Middleware
    Filter hosts() {
        return TrustedHosts.of("example.com", "*.example.com");
    }

    @Get("/")
    Object main() {
        return Map.of("message", "Hello World");
    }
}
