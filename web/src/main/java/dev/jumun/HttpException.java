package dev.jumun;

import dev.jumun.exchange.StatusPhrase;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ends a request with a status and a {@code detail}: the answer is {@code {"detail": …}}, as with
 * FastAPI's {@code HTTPException}.
 */
public final class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient @Nullable Object detail;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /** Makes an error whose detail is the status's phrase. */
    public HttpException(int status) {
        this(status, StatusPhrase.of(status));
    }

    /** Makes an error with a detail: any value that can be written as JSON. */
    public HttpException(int status, @Nullable Object detail) {
        super(status + " " + detail);
        this.status = status;
        this.detail = detail;
    }

    /** Makes an error with a detail, and what led to it, which the client does not see. */
    public HttpException(int status, @Nullable Object detail, Throwable cause) {
        this(status, detail);
        initCause(cause);
    }

    /**
     * Adds a header field to the answer.
     *
     * @throws IllegalArgumentException if it could break out of its line
     */
    public HttpException header(String name, String value) {
        MutableHeaders.check(name, value);
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public @Nullable Object detail() {
        return detail;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
