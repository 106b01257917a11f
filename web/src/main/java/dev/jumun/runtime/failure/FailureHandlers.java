package dev.jumun.runtime.failure;

import dev.jumun.HttpException;
import dev.jumun.Response;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * What an API, a router or a route has {@link dev.jumun.ExceptionHandler} methods for. Filled when
 * the generated routes are made, then only read.
 */
public final class FailureHandlers {
    private final Map<Class<?>, FailureHandler<?>> byClass = new HashMap<>();
    private final Map<Integer, FailureHandler<HttpException>> byStatus = new HashMap<>();

    /** Handles nothing. */
    public FailureHandlers() {}

    /** Handles exceptions of a class, unless there is a handler for a nearer one. */
    public <T extends Throwable> FailureHandlers on(Class<T> type, FailureHandler<T> handler) {
        byClass.put(type, handler);
        return this;
    }

    /**
     * Handles what would be answered with a status. The header fields of the error stay, unless the
     * answer has them itself: {@code Allow}, {@code WWW-Authenticate}, {@code Retry-After}.
     */
    public FailureHandlers on(int status, FailureHandler<HttpException> handler) {
        byStatus.put(
                status,
                (error, request) -> withFields(handler.answer(error, request), error.headers()));
        return this;
    }

    private static Response withFields(Response answer, Map<String, String> fields) {
        Response whole = answer;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            boolean own =
                    field.getKey().equalsIgnoreCase("content-type")
                            || answer.headers().first(field.getKey()) != null;
            whole = own ? whole : whole.header(field.getKey(), field.getValue());
        }
        return whole;
    }

    /** Returns the handler for a status, or null. */
    @Nullable FailureHandler<HttpException> of(int status) {
        return byStatus.get(status);
    }

    /**
     * Returns the handler for the status of an {@link HttpException}, or for the nearest class of
     * an exception; or null.
     */
    @SuppressWarnings("unchecked") // each is stored under the class that it takes
    @Nullable FailureHandler<Throwable> of(Throwable failure) {
        FailureHandler<?> found =
                failure instanceof HttpException error ? of(error.status()) : null;
        for (Class<?> at = failure.getClass(); found == null && at != null; ) {
            found = byClass.get(at);
            at = at.getSuperclass();
        }
        return (FailureHandler<Throwable>) found;
    }
}
