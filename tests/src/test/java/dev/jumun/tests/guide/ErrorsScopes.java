package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.validation.RequestValidationException;

import java.util.List;

// The examples of docs/errors.md that are about where handlers count, and what they return.
@Api(title = "Guide", naming = Naming.SNAKE_CASE, routers = ErrorsScopes.Kitchen.class)
class ErrorsScopes {
    @Get("/items")
    int items(int limit) {
        return limit;
    }

    @Get("/broken")
    void broken() {
        throw new IllegalStateException("nobody shall know");
    }

    @ExceptionHandler(status = 404)
    Response notFound(Request request) {
        return Response.text("There is nothing at " + request.path() + ".").status(404);
    }

    @ExceptionHandler(status = {500, 503})
    Response sorry(HttpException error) {
        return Response.text("Please try again.").status(error.status());
    }

    static class SoldOut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Router(prefix = "/kitchen")
    static class Kitchen {
        @Get("/cakes")
        String cakes() {
            throw new SoldOut();
        }

        @Get("/tea")
        @UseExceptionHandler("noTea")
        String tea() {
            throw new SoldOut();
        }

        record Alternative(String instead) {}

        @ExceptionHandler(scope = ExceptionHandler.Scope.ROUTER)
        @Status(409)
        Alternative soldOut(SoldOut soldOut) {
            return new Alternative("biscuits");
        }

        @ExceptionHandler(scope = ExceptionHandler.Scope.NAMED)
        @Status(409)
        Alternative noTea(SoldOut soldOut) {
            return new Alternative("coffee");
        }
    }

    record Mistakes(String message, List<String> places) {}

    @ExceptionHandler
    Mistakes mistakes(RequestValidationException invalid) {
        List<String> places =
                invalid.problems().list().stream()
                        .map(problem -> problem.location().toString())
                        .toList();
        return new Mistakes("This does not fit.", places);
    }
}
