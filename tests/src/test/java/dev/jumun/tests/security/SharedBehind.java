package dev.jumun.tests.security;

import dev.jumun.*;
import dev.jumun.middleware.Cors;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.SecurityHeaders;

// Has a filter around all routes, and another one around one of them.
@Api
class SharedBehind {
    @Middleware
    Filter headers() {
        return new SecurityHeaders();
    }

    @Middleware(named = true)
    Filter cors() {
        return Cors.of("https://example.com");
    }

    @Get("/shared")
    @UseMiddleware("cors")
    String shared() {
        return "shared";
    }
}
