package dev.jumun.tests.security;

import dev.jumun.*;
import dev.jumun.middleware.Cors;
import dev.jumun.middleware.Filter;

import java.util.concurrent.atomic.AtomicInteger;

// Shares some of its routes with pages of another origin.
@Api(routers = Shared.Inner.class)
class Shared {
    static final AtomicInteger CALLS = new AtomicInteger();

    @Router(prefix = "/router")
    static class Inner {
        @Middleware
        Filter innerCors() {
            return Cors.of("https://example.com");
        }

        @Get("/inner")
        String inner() {
            return "inner";
        }
    }

    @Middleware(named = true)
    Filter cors() {
        return Cors.of("https://example.com").allowingMethods("GET", "PUT");
    }

    @Middleware(named = true)
    Response closed(Request request, Next next) {
        return Response.text("closed").status(403);
    }

    @Get("/shared")
    @UseMiddleware("cors")
    String shared() {
        return "shared";
    }

    @Put("/shared")
    @UseMiddleware("cors")
    String change() {
        CALLS.incrementAndGet();
        return "changed";
    }

    @Delete("/shared")
    String remove() {
        return "removed";
    }

    @Get("/shared/{id}")
    @UseMiddleware("cors")
    int one(int id) {
        return id;
    }

    @Get("/guarded")
    @UseMiddleware({"closed", "cors"})
    String guarded() {
        return "guarded";
    }

    @Get("/own")
    @UseMiddleware("cors")
    String own() {
        return "own";
    }

    @Options("/own")
    String options() {
        return "options";
    }

    @Get("/plain")
    String plain() {
        return "plain";
    }
}
