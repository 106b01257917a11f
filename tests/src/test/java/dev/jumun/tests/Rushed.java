package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.limits.RateLimit;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.ProxyHeaders;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

// Lets nobody ask too often.
@Api(errors = Api.ErrorFormat.PROBLEM_JSON)
class Rushed {
    static final AtomicReference<Instant> NOW =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    @Middleware
    Filter proxy() {
        return ProxyHeaders.trusting("*");
    }

    @Middleware(named = true)
    Filter perClient() {
        return RateLimit.of(3, Duration.ofSeconds(30)).at(NOW::get);
    }

    @Middleware(named = true)
    Filter perKey() {
        return RateLimit.of(1, Duration.ofMinutes(1))
                .by(request -> request.headers().first("x-key"))
                .keeping(4)
                .at(NOW::get);
    }

    @Get("/client")
    @UseMiddleware("perClient")
    String client() {
        return "ok";
    }

    @Get("/client/same")
    @UseMiddleware("perClient")
    String same() {
        return "ok";
    }

    @Get("/key")
    @UseMiddleware("perKey")
    String key() {
        return "ok";
    }

    @Get("/free")
    String free() {
        return "ok";
    }
}
