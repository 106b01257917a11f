package dev.jumun.conformance.custom_request_and_route;

import dev.jumun.*;
import dev.jumun.validation.RequestValidationException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @ExceptionHandler
    Response invalid(RequestValidationException invalid, Request request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return Response.json(Map.of("detail", Map.of("errors", invalid.detail(), "body", body)))
                .status(422);
    }

    @Post("/")
    Object sumNumbers(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }
}
