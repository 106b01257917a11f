package dev.jumun;

import dev.jumun.runtime.engine.StatusPhrase;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ends a request with a status and a {@code detail}. The response is {@code {"detail": …}}, as for
 * FastAPI's {@code HTTPException}.
 *
 * <pre>{@code
 * throw new HttpException(404, "There is no such drink.");
 * }</pre>
 */
public final class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient @Nullable Object detail;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /** Creates an exception whose detail is the reason phrase of the status. */
    public HttpException(int status) {
        this(status, StatusPhrase.of(status));
    }

    /**
     * Creates an exception with a detail, which is any value that can be written as JSON.
     *
     * @throws IllegalArgumentException if the status is not between 200 and 599
     */
    public HttpException(int status, @Nullable Object detail) {
        super(status + " " + detail);
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("A response cannot have the status " + status + ".");
        }
        this.status = status;
        this.detail = detail;
    }

    /** Creates an exception with a detail and a cause. The client does not see the cause. */
    public HttpException(int status, @Nullable Object detail, Throwable cause) {
        this(status, detail);
        initCause(cause);
    }

    /**
     * Adds a header field to the response.
     *
     * @throws IllegalArgumentException if the name or the value has characters that a field cannot
     *     have
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
