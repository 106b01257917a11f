package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.middleware.Filter;

import java.util.List;

/** A filter guards paths and roles: it must see what routes and handlers see. */
@Api(title = "Guardhouse", mounts = @Api.Mount(path = "/annex", api = Guardhouse.Annex.class))
class Guardhouse {
    /** Another application below a path. */
    @Api(title = "Annex")
    static class Annex {
        @Get("/admin/vault")
        String vault() {
            return "annex";
        }
    }

    @Middleware
    Filter guard() {
        return (exchange, next) -> {
            if (exchange.head().path().contains("admin")) {
                throw new HttpException(403);
            }
            next.handle(exchange);
        };
    }

    @Middleware
    Response seen(Request request, Next next) throws Exception {
        return next.call()
                .header("x-path", request.path())
                .header("x-role", String.valueOf(request.headers().first("x-role")));
    }

    @Get("/admin/vault")
    String vault() {
        return "gold";
    }

    @Get("/role")
    String role(@Header String xRole) {
        return xRole;
    }

    @Get("/roles")
    List<String> roles(@Header List<String> xRole) {
        return xRole;
    }

    @Get("/fails/{rest:path}")
    String fails(String rest) {
        throw new IllegalStateException(rest);
    }

    @ExceptionHandler(status = 404)
    Response missing(HttpException failure) {
        throw new IllegalStateException("no page for what is missing");
    }
}
