package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.RequestIds;
import dev.jumun.validation.RequestValidationException;

import java.util.List;
import java.util.Map;

// Fails in every way, and handles some of it.
@Api(
        title = "Failing",
        routers = {Failing.Kitchen.class, Failing.Till.class})
class Failing {
    static class Burnt extends RuntimeException {
        private static final long serialVersionUID = 1;

        Burnt(String what) {
            super(what);
        }
    }

    static class Charred extends Burnt {
        private static final long serialVersionUID = 1;

        Charred(String what) {
            super(what);
        }
    }

    record Sorry(String reason, int count) {}

    record Invalid(List<String> fields) {}

    @Middleware
    Filter ids() {
        return new RequestIds();
    }

    @Get("/burnt")
    void burnt() {
        throw new Burnt("toast");
    }

    @Get("/missing")
    void missing() {
        throw new HttpException(404, "no such toast").header("x-why", "eaten");
    }

    @Get("/teapot")
    void teapot() {
        throw new HttpException(418);
    }

    @Get("/unexpected")
    void unexpected() {
        throw new IllegalStateException("the secret of the kitchen");
    }

    @Get("/unavailable")
    void unavailable() {
        throw new HttpException(503, "later").header("retry-after", "7");
    }

    @Get("/numbers")
    int numbers(int n) {
        return n;
    }

    @Post("/bodies")
    int bodies(@Body List<String> texts) {
        return texts.size();
    }

    @ExceptionHandler(status = 413)
    Response tooMuch(HttpException error, Request request) {
        return Response.text("too much for " + request.path()).status(error.status());
    }

    @Get("/loop")
    void loop() {
        throw new HttpException(410);
    }

    @Get("/chain")
    void chain() {
        throw new HttpException(409);
    }

    @Get("/wrong-detail")
    void wrongDetail() {
        throw new HttpException(400, new Object());
    }

    @Get("/not-modified")
    void notModified() {
        throw new HttpException(304);
    }

    @ExceptionHandler
    Response burnt(Burnt burnt) {
        return Response.text("burnt " + burnt.getMessage()).status(502);
    }

    @ExceptionHandler(status = {404, 405})
    Response nothingHere(Request request, HttpException error) {
        return Response.text(error.status() + " for " + request.path()).status(error.status());
    }

    @ExceptionHandler(status = 500)
    static Sorry sorry() {
        return new Sorry("broken", 1);
    }

    @ExceptionHandler(status = 410)
    Response loopsIntoItself(HttpException error) {
        throw error;
    }

    @ExceptionHandler(status = 409)
    Response goesOn() {
        throw new IllegalStateException("handlers may fail, too");
    }

    @ExceptionHandler
    Invalid invalid(RequestValidationException invalid) {
        return new Invalid(
                invalid.detail().stream().map(p -> String.valueOf(p.get("loc"))).toList());
    }

    @Router(prefix = "/kitchen", routers = Stove.class)
    static class Kitchen {
        @Middleware
        Response door(Request request, Next next) throws InterruptedException {
            if (request.headers().first("x-door") != null) {
                throw new Burnt("door");
            }
            return next.call();
        }

        @Get("/burnt")
        void burnt() {
            throw new Burnt("cake");
        }

        @Get("/charred")
        void charred() {
            throw new Charred("cake");
        }

        @Get("/missing")
        void missing() {
            throw new HttpException(404);
        }

        @Get("/numbers")
        int numbers(int n) {
            return n;
        }

        @ExceptionHandler(scope = ExceptionHandler.Scope.ROUTER)
        @Status(503)
        Sorry onlyHere(Burnt burnt) {
            return new Sorry(String.valueOf(burnt.getMessage()), 2);
        }

        @ExceptionHandler(scope = ExceptionHandler.Scope.ROUTER)
        @Status(400)
        List<String> invalid(RequestValidationException invalid) {
            return List.of(invalid.detail().size() + " problems");
        }

        @ExceptionHandler(scope = ExceptionHandler.Scope.ROUTER, status = 404)
        Response gone(Request request) {
            return Response.json(Map.of("kitchen", request.urlFor("Kitchen.missing", Map.of())))
                    .status(404);
        }
    }

    @Router(prefix = "/stove")
    static class Stove {
        @Get("/burnt")
        void burnt() {
            throw new Burnt("soup");
        }

        @Get("/charred")
        void charred() {
            throw new Charred("soup");
        }

        @ExceptionHandler(scope = ExceptionHandler.Scope.ROUTER)
        Response charred(Charred charred) {
            return Response.text("charred " + charred.getMessage()).status(500);
        }
    }

    @Router(prefix = "/till")
    static class Till {
        @Get("/burnt")
        void burnt() {
            throw new Burnt("money");
        }

        @Get("/named")
        @UseExceptionHandler("named")
        void named() {
            throw new Burnt("coin");
        }

        @ExceptionHandler(scope = ExceptionHandler.Scope.NAMED)
        Response named(Throwable any, Request request) {
            return Response.text(request.method() + " " + any.getMessage()).status(402);
        }
    }
}
