package dev.jumun.conformance.handling_errors;

import dev.jumun.*;
import dev.jumun.validation.RequestValidationException;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial005 {
    record Item(String title, int size) {}

    @ExceptionHandler
    Response onValidationError(RequestValidationException error, Request request) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("detail", error.detail());
        content.put("body", request.json());
        return Response.json(content).status(422);
    }

    @Post("/items/")
    Object createItem(Item item) {
        return item;
    }
}
