package dev.jumun.validation;

import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Thrown if {@link Models} cannot convert a value because it fails validation. By default the value
 * is assumed to be the server's own data: the response is 500, and does not inform the client. If
 * the value came from the client, {@link #ofRequest} turns the exception into a 422.
 *
 * <pre>{@code
 * try {
 *     return Models.read(Item.class, request.body());
 * } catch (ModelValidationException invalid) {
 *     throw invalid.ofRequest();
 * }
 * }</pre>
 */
public final class ModelValidationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problems problems;

    ModelValidationException(Problems problems) {
        super("The value does not fit: " + problems);
        this.problems = problems;
    }

    /** Returns the problems in FastAPI's format, as values that can be written as JSON. */
    public List<Map<String, @Nullable Object>> detail() {
        return ofRequest().detail();
    }

    /** Returns the same problems as an exception that ends a request with 422. */
    public RequestValidationException ofRequest() {
        return new RequestValidationException(problems);
    }
}
