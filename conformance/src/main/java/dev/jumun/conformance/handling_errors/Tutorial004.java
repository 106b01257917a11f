package dev.jumun.conformance.handling_errors;

import dev.jumun.*;
import dev.jumun.runtime.codec.Problem;
import dev.jumun.validation.RequestValidationException;

import java.util.Map;
import java.util.stream.Collectors;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial004 {
    @ExceptionHandler
    Response onHttpError(HttpException error) {
        return Response.text(String.valueOf(error.detail())).status(error.status());
    }

    @ExceptionHandler
    Response onValidationError(RequestValidationException error) {
        StringBuilder message = new StringBuilder("Validation errors:");
        for (Problem problem : error.problems().list()) {
            message.append("\nField: ")
                    .append(
                            problem.location().stream()
                                    .map(step -> step instanceof String ? "'" + step + "'" : step)
                                    .map(Object::toString)
                                    .collect(Collectors.joining(", ", "(", ")")))
                    .append(", Error: ")
                    .append(problem.message());
        }
        return Response.text(message.toString()).status(400);
    }

    @Get("/items/{item_id}")
    Object readItem(int itemId) {
        if (itemId == 3) {
            throw new HttpException(418, "Nope! I don't like 3.");
        }
        return Map.of("item_id", itemId);
    }
}
