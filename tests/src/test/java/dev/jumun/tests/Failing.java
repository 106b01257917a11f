package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.binding.ValidationError;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.RequestIds;

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
        throw new HttpError(404, "no such toast").header("x-why", "eaten");
    }

    @Get("/teapot")
    void teapot() {
        throw new HttpError(418);
    }

    @Get("/unexpected")
    void unexpected() {
        throw new IllegalStateException("the secret of the kitchen");
    }

    @Get("/unavailable")
    void unavailable() {
        throw new HttpError(503, "later").header("retry-after", "7");
    }

    @Get("/numbers")
    int numbers(int n) {
        return n;
    }

    @Post("/bodies")
    int bodies(@Body List<String> texts) {
        return texts.size();
    }

    @Handles(status = 413)
    Response tooMuch(HttpError error, Request request) {
        return Response.text("too much for " + request.path()).status(error.status());
    }

    @Get("/loop")
    void loop() {
        throw new HttpError(410);
    }

    @Get("/chain")
    void chain() {
        throw new HttpError(409);
    }

    @Get("/wrong-detail")
    void wrongDetail() {
        throw new HttpError(400, new Object());
    }

    @Get("/not-modified")
    void notModified() {
        throw new HttpError(304);
    }

    @Handles
    Response burnt(Burnt burnt) {
        return Response.text("burnt " + burnt.getMessage()).status(502);
    }

    @Handles(status = {404, 405})
    Response nothingHere(Request request, HttpError error) {
        return Response.text(error.status() + " for " + request.path()).status(error.status());
    }

    @Handles(status = 500)
    static Sorry sorry() {
        return new Sorry("broken", 1);
    }

    @Handles(status = 410)
    Response loopsIntoItself(HttpError error) {
        throw error;
    }

    @Handles(status = 409)
    Response goesOn() {
        throw new IllegalStateException("handlers may fail, too");
    }

    @Handles
    Invalid invalid(ValidationError invalid) {
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
            throw new HttpError(404);
        }

        @Get("/numbers")
        int numbers(int n) {
            return n;
        }

        @Handles(scope = Handles.Scope.ROUTER)
        @Status(503)
        Sorry onlyHere(Burnt burnt) {
            return new Sorry(String.valueOf(burnt.getMessage()), 2);
        }

        @Handles(scope = Handles.Scope.ROUTER)
        @Status(400)
        List<String> invalid(ValidationError invalid) {
            return List.of(invalid.detail().size() + " problems");
        }

        @Handles(scope = Handles.Scope.ROUTER, status = 404)
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

        @Handles(scope = Handles.Scope.ROUTER)
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
        @Through("named")
        void named() {
            throw new Burnt("coin");
        }

        @Handles(scope = Handles.Scope.NAMED)
        Response named(Throwable any, Request request) {
            return Response.text(request.method() + " " + any.getMessage()).status(402);
        }
    }
}
