package dev.jumun.validation;

import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A value that {@link Models} was to make a model of does not fit: the server's own data, unless
 * the caller knows better. So it is answered with 500, and tells the client nothing; where the
 * value came from the client, {@link #ofRequest} makes a 422 of it.
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

    /** Returns what is wrong, as FastAPI tells it: values that can be written as JSON. */
    public List<Map<String, @Nullable Object>> detail() {
        return ofRequest().detail();
    }

    /** Returns the same, as what ends a request with 422. */
    public RequestValidationException ofRequest() {
        return new RequestValidationException(problems);
    }
}
