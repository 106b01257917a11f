package dev.jumun.testing;

import dev.jumun.app.App;
import dev.jumun.async.Lender;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.request.Continuation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Sends requests to an API in memory, without a socket. The routes, conversions and dependencies
 * are those of a served application.
 *
 * <pre>{@code
 * try (TestClient client = TestClient.of(Cafe.class)) {
 *     TestResponse answer = client.post("/drinks").json("{\"name\": \"Tea\", \"price\": 2}").send();
 *     assertEquals(201, answer.status());
 * }
 * }</pre>
 *
 * <p>The first request starts the application, and {@link #close} stops it. Cookies that the
 * application sets are sent with later requests. Requests may be sent by several threads at once.
 */
public final class TestClient implements AutoCloseable {
    private final App app;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private boolean keepsCookies = true;
    private boolean started;

    private TestClient(App app) {
        this.app = app;
    }

    /** Creates a client of a class with {@code @Api}. */
    public static TestClient of(Class<?> api) {
        return of(App.of(api));
    }

    /**
     * Creates a client of an application that is also served. Overrides apply to both. {@link
     * #close} stops the application.
     */
    public static TestClient of(App app) {
        return new TestClient(app);
    }

    /** Makes the client ignore cookies. */
    public TestClient withoutCookies() {
        keepsCookies = false;
        return this;
    }

    /** Replaces the dependency of a type with a value. Must be called before the first request. */
    public <T> TestClient override(Class<T> type, Callable<? extends T> value) {
        app.override(type, value);
        return this;
    }

    /**
     * Replaces the dependency of a type with a qualifier, or the credentials that an annotation of
     * {@code dev.jumun.security} takes, with a value. Must be called before the first request.
     */
    public <T> TestClient override(Class<T> type, Class<?> qualifier, Callable<? extends T> value) {
        app.override(type, qualifier, value);
        return this;
    }

    /** Replaces the provider of a type with a lender. Must be called before the first request. */
    public <T> TestClient overrideLending(Class<T> type, Lender<T> lender) {
        app.overrideLending(type, lender);
        return this;
    }

    /** Sets an environment variable for the settings. Must be called before the first request. */
    public TestClient environment(String name, String value) {
        app.environment(name, value);
        return this;
    }

    /**
     * Enables development mode, in which the client sees the details of unexpected failures. Must
     * be called before the first request.
     */
    public TestClient development() {
        app.development();
        return this;
    }

    /** Replaces a provider, given by its name ({@code Cafe.verifyToken}), with a lender. */
    public TestClient overrideProvider(String provider, Lender<?> lender) {
        app.overrideProvider(provider, lender);
        return this;
    }

    /**
     * Replaces the provider of a type with a function of the request. Must be called before the
     * first request.
     */
    public <T> TestClient overrideForRequest(
            Class<T> type, Overrides.ForRequest<? extends T> function) {
        app.overrideForRequest(type, function);
        return this;
    }

    /** Prepares a GET request to a path, with its query. */
    public TestRequest get(String target) {
        return request("GET", target);
    }

    /** Prepares a POST request. */
    public TestRequest post(String target) {
        return request("POST", target);
    }

    /** Prepares a PUT request. */
    public TestRequest put(String target) {
        return request("PUT", target);
    }

    /** Prepares a PATCH request. */
    public TestRequest patch(String target) {
        return request("PATCH", target);
    }

    /** Prepares a DELETE request. */
    public TestRequest delete(String target) {
        return request("DELETE", target);
    }

    /** Prepares a request of any method. */
    public TestRequest request(String method, String target) {
        return new TestRequest(this, method, target);
    }

    /** Prepares the opening handshake of a web socket at a path, with its query. */
    public TestSocketRequest webSocket(String target) {
        return new TestSocketRequest(this, target);
    }

    /**
     * Starts the application, if it has not been started. Blocks until it is set up.
     *
     * @throws Exception what its setup throws
     */
    public synchronized TestClient start() throws Exception {
        if (!started) {
            app.start();
            started = true;
        }
        return this;
    }

    /**
     * Runs work with a dependency of the application, outside of a request. Overrides apply. Starts
     * the application, if it has not been started. See {@link App#with}.
     *
     * @throws Exception what the work, a setup or a tear-down throws
     */
    public <T> void with(Class<T> type, Continuation<T> work) throws Exception {
        start();
        app.with(type, work);
    }

    App app() {
        return app;
    }

    /** Returns the value of the {@code Cookie} field; empty if there are no cookies. */
    synchronized String cookieField() {
        return cookies.entrySet().stream()
                .map(c -> c.getKey() + "=" + c.getValue())
                .collect(Collectors.joining("; "));
    }

    synchronized void remember(TestResponse response) {
        if (!keepsCookies) {
            return;
        }
        for (String cookie : response.headers().all("set-cookie")) {
            String pair = cookie.split(";", 2)[0];
            int equals = pair.indexOf('=');
            if (equals > 0 && cookie.contains("; Max-Age=0")) {
                cookies.remove(pair.substring(0, equals).strip());
            } else if (equals > 0) {
                cookies.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
            }
        }
    }

    /**
     * Stops the application, and tears down its dependencies of application scope. Blocks until
     * that is done, for 30 seconds at most.
     *
     * @throws IllegalStateException if a tear-down fails, with its exception as the cause; or takes
     *     longer, with the name of its provider
     */
    @Override
    public synchronized void close() {
        RequestObserver.all(app.observers()).close();
        app.close();
        started = false;
    }
}
