package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.validation.RequestValidationException;

import org.jspecify.annotations.Nullable;

import java.util.Map;

// The examples of docs/errors.md.
@Api(title = "Guide", naming = Naming.SNAKE_CASE)
class ErrorsGuide {
    @Get("/items/{item_id}")
    Object readItem(String itemId) {
        if (itemId.equals("nothing")) {
            throw new HttpException(404, "Item not found").header("x-error", "There goes my error");
        }
        if (itemId.equals("yolo")) {
            throw new UnicornException("yolo");
        }
        return Map.of("item", itemId);
    }

    static class UnicornException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnicornException(String name) {
            super(name);
        }
    }

    @ExceptionHandler
    Response unicorn(UnicornException unicorn, Request request) {
        return Response.json(Map.of("message", "Oops! " + unicorn.getMessage() + " did something."))
                .status(418);
    }

    @ExceptionHandler
    Response invalid(RequestValidationException invalid) {
        StringBuilder text = new StringBuilder("Validation errors:");
        for (Map<String, @Nullable Object> problem : invalid.detail()) {
            text.append("\nField: ").append(problem.get("loc"));
            text.append(", Error: ").append(problem.get("msg"));
        }
        return Response.text(text.toString()).status(400);
    }
}
