package dev.jumun.testing;

import dev.jumun.app.App;
import dev.jumun.async.Lender;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.routing.Continuation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Asks an API without a socket: the same routes, codecs and dependencies, in memory.
 *
 * <pre>{@code
 * try (TestClient client = TestClient.of(Cafe.class)) {
 *     TestResponse answer = client.post("/drinks").json("{\"name\": \"Tea\", \"price\": 2}").send();
 *     assertEquals(201, answer.status());
 * }
 * }</pre>
 *
 * <p>The application is started by the first request and stopped by {@link #close}. Cookies that it
 * sets are sent back with later requests. Requests may be sent by several threads at once.
 */
public final class TestClient implements AutoCloseable {
    private final App app;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private boolean keepsCookies = true;
    private boolean started;

    private TestClient(App app) {
        this.app = app;
    }

    /** Makes a client of a class with {@code @Api}. */
    public static TestClient of(Class<?> api) {
        return of(App.of(api));
    }

    /**
     * Makes a client of an application that is served, too: its overrides count for both. {@link
     * #close} stops the application.
     */
    public static TestClient of(App app) {
        return new TestClient(app);
    }

    /** Lets it forget cookies, as a client that wants none. */
    public TestClient withoutCookies() {
        keepsCookies = false;
        return this;
    }

    /** Lets a value take the place of what is provided for a type. Before the first request. */
    public <T> TestClient override(Class<T> type, Callable<? extends T> value) {
        app.override(type, value);
        return this;
    }

    /**
     * Lets a value take the place of what is provided for a type with a qualifier, or of what an
     * annotation of {@code dev.jumun.security} takes. Before the first request.
     */
    public <T> TestClient override(Class<T> type, Class<?> qualifier, Callable<? extends T> value) {
        app.override(type, qualifier, value);
        return this;
    }

    /** Lets a lender take the place of what is provided for a type. Before the first request. */
    public <T> TestClient overrideLending(Class<T> type, Lender<T> lender) {
        app.overrideLending(type, lender);
        return this;
    }

    /**
     * Gives a variable of the environment another value, for settings. Before the first request.
     */
    public TestClient environment(String name, String value) {
        app.environment(name, value);
        return this;
    }

    /**
     * Lets unexpected failures be told to the client, as on the machine of a developer. Before the
     * first request.
     */
    public TestClient development() {
        app.development();
        return this;
    }

    /** Lets a lender take the place of a provider by its name: {@code Cafe.verifyToken}. */
    public TestClient overrideProvider(String provider, Lender<?> lender) {
        app.overrideProvider(provider, lender);
        return this;
    }

    /**
     * Lets a function of the request take the place of what is provided for a type. Before the
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
     * Starts the application, if it has not been. Blocks until it is set up.
     *
     * @throws Exception what its set-up throws
     */
    public synchronized TestClient start() throws Exception {
        if (!started) {
            app.start();
            started = true;
        }
        return this;
    }

    /**
     * Does something with what the application provides for a type, without a request; overrides
     * count. See {@link App#with}. Starts the application, if it has not been.
     *
     * @throws Exception what the work, a set-up or a tear-down throws
     */
    public <T> void with(Class<T> type, Continuation<T> work) throws Exception {
        start();
        app.with(type, work);
    }

    App app() {
        return app;
    }

    /** What it sends in the {@code Cookie} field; empty if it has none. */
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
     * Stops the application: tears down what lives with it. Blocks until that is done.
     *
     * @throws IllegalStateException if a tear-down fails, with its exception as the cause
     */
    @Override
    public synchronized void close() {
        app.close();
        started = false;
    }
}
