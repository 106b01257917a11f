package dev.jumun.app;

import dev.jumun.async.Lender;
import dev.jumun.async.ThrowingFunction;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.runtime.GeneratedApi;
import dev.jumun.runtime.dependency.Lifespan;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dispatch.Dispatcher;
import dev.jumun.runtime.document.OpenApiDocument;
import dev.jumun.runtime.file.FileTree;
import dev.jumun.runtime.request.Continuation;
import dev.jumun.runtime.request.Provisions;
import dev.jumun.runtime.routing.RouteTable;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A declared API that an engine can serve: {@code App.of(Cafe.class).start()}. The engine passes
 * exchanges to it. {@link #close} ends it.
 */
public final class App implements Handler, AutoCloseable {
    /** As long as Kubernetes waits until it kills a program. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

    private final GeneratedApi api;
    private final ApiDocs docs;
    private final Overrides overrides;
    private final Map<String, App> mounts = new LinkedHashMap<>();
    private final Dispatcher dispatcher;
    private final RouteTable routes;
    private final List<FileTree> files;
    private @Nullable Lifespan lifespan;
    private volatile @Nullable Health health;
    private final Observers observers = new Observers();
    private boolean isMounted;

    private App(GeneratedApi api) {
        this.api = api;
        this.docs = new ApiDocs(api);
        this.overrides = new Overrides(api::providers);
        this.routes = new RouteTable();
        docs.addTo(routes); // first, as in FastAPI: no path with a variable takes their place
        api.routes(routes);
        Map<String, Handler> below = new LinkedHashMap<>();
        api.mounts()
                .forEach((path, mounted) -> {
                    App app = App.of(mounted);
                    app.isMounted = true;
                    mounts.put(path, app);
                    below.put(path, app.dispatcher); // the outermost one answers for its health
                });
        this.files = api.files();
        this.dispatcher = ApiDispatcher.of(api, routes, overrides, below, files);
    }

    /**
     * Returns the application that the annotation processor generated for a class with {@link
     * dev.jumun.Api @Api}.
     *
     * @throws IllegalStateException if the generated class is missing, because the processor did
     *     not run; or if its package is not exported to this module
     */
    public static App of(Class<?> api) {
        return new App(GeneratedClass.of(api));
    }

    /**
     * Replaces the dependency of a type with a value. Must be called before the start.
     *
     * @throws IllegalArgumentException if no provider's declared type is this type
     */
    public <T> App override(Class<T> type, Callable<? extends T> value) {
        return overrideLending(type, yield -> yield.to(value.call()));
    }

    /**
     * Replaces the dependency of a type with a qualifier, or the credentials that an annotation of
     * {@code dev.jumun.security} takes, with a value. Must be called before the start.
     *
     * @throws IllegalArgumentException if there is no provider of both
     */
    public <T> App override(Class<T> type, Class<?> qualifier, Callable<? extends T> value) {
        return overrideLending(type, qualifier, yield -> yield.to(value.call()));
    }

    /**
     * Replaces the provider of a type with a lender. Must be called before the start.
     *
     * @throws IllegalArgumentException if no provider's declared type is this type
     */
    public <T> App overrideLending(Class<T> type, Lender<T> lender) {
        return overrideLending(type, null, lender);
    }

    /**
     * Replaces the provider of a type with a qualifier with a lender. Must be called before the
     * start.
     *
     * @throws IllegalArgumentException if there is no provider of both
     */
    public <T> App overrideLending(Class<T> type, @Nullable Class<?> qualifier, Lender<T> lender) {
        beforeStart("Set overrides");
        overrides.put(type, qualifier, lender);
        return this;
    }

    private void beforeStart(String what) {
        if (lifespan != null) {
            throw new IllegalStateException(what + " before the application starts.");
        }
    }

    /**
     * Sets up the dependencies of application scope. Blocks until that is done.
     *
     * @throws Exception what a provider of application scope throws; the dependencies that were set
     *     up before it have been torn down by then
     */
    public App start() throws Exception {
        start("");
        return this;
    }

    /** Starts what is mounted at a path; empty for the outermost one. */
    private void start(String mount) throws Exception {
        if (lifespan == null) {
            files.forEach(FileTree::check);
            dispatcher.knownTypes().open();
            lifespan = begin(mount);
            try {
                dispatcher.use(RootPath.around(api), api.routeFilters());
                for (Map.Entry<String, App> mounted : mounts.entrySet()) {
                    mounted.getValue().start(mount + mounted.getKey());
                }
                if (!isMounted) {
                    observers.begin(provided(RequestObserver.class), overrides.environment());
                }
                health = Health.of(provided(Readiness.class), dispatcher);
            } catch (Throwable failure) {
                close();
                throw failure;
            }
        }
    }

    /**
     * Returns the dependencies of application scope that are of a type, in the order in which they
     * were set up, those of mounted APIs last. Empty before the start.
     */
    public <T> List<T> provided(Class<T> type) {
        List<T> all = new ArrayList<>();
        Lifespan life = lifespan;
        if (life != null) {
            all.addAll(life.all(type));
        }
        mounts.values().forEach(mounted -> all.addAll(mounted.provided(type)));
        return all;
    }

    private Lifespan begin(String mount) throws Exception {
        try {
            return Lifespan.start(mount, overrides, api::start);
        } catch (Throwable failure) {
            dispatcher.knownTypes().close();
            throw failure;
        }
    }

    /**
     * Replaces a provider, given by its name ({@code Cafe.verifyToken}), with a lender. Must be
     * called before the start.
     *
     * @throws IllegalArgumentException if no provider has this name
     */
    public App overrideProvider(String provider, Lender<?> lender) {
        beforeStart("Set overrides");
        overrides.put(provider, lender);
        return this;
    }

    /**
     * Replaces the provider of a type with a function of the request. Must be called before the
     * start.
     *
     * @throws IllegalArgumentException if no provider's declared type is this type
     */
    public <T> App overrideForRequest(Class<T> type, Overrides.ForRequest<? extends T> function) {
        beforeStart("Set overrides");
        overrides.put(type, function);
        return this;
    }

    /** Sets an environment variable for the settings. Must be called before the start. */
    public App environment(String name, String value) {
        beforeStart("Set the environment");
        overrides.environment(name, value);
        return this;
    }

    /**
     * Enables development mode: unexpected failures are answered with a page that shows what
     * failed, where, and for which request. Use it only on a developer's machine. Must be called
     * before the start.
     */
    public App development() {
        beforeStart("Enable development mode");
        dispatcher.development();
        mounts.values().forEach(App::development);
        return this;
    }

    /**
     * Runs work with a dependency outside of a request: sets up its provider and everything that it
     * needs, runs the work, and tears down in reverse order. Runs on the calling thread, and blocks
     * until the tear-down has ended. Must be called after the start.
     *
     * @throws IllegalArgumentException if there is no provider of the type, or only one that needs
     *     a request
     * @throws Exception what the work, a setup or a tear-down throws
     */
    public <T> void with(Class<T> type, Continuation<T> work) throws Exception {
        call(
                type,
                value -> {
                    work.with(value);
                    return type;
                });
    }

    /** The same as {@link #with}, for work that returns a result. */
    public <T, R extends @Nullable Object> R call(Class<T> type, ThrowingFunction<T, R> work)
            throws Exception {
        return call(type, null, work);
    }

    /** The same as {@link #call(Class, ThrowingFunction)}, for a type with a qualifier. */
    public <T, R extends @Nullable Object> R call(
            Class<T> type, @Nullable Class<?> qualifier, ThrowingFunction<T, R> work)
            throws Exception {
        if (lifespan == null) {
            throw new IllegalStateException("The application has not been started.");
        }
        Provisions provisions = new Provisions();
        api.provisions(provisions);
        return provisions.use(type, qualifier, overrides, work);
    }

    /** Returns the title of the API. */
    public String title() {
        return api.title();
    }

    /**
     * Returns the OpenAPI document as JSON, as {@code /openapi.json} serves it. Does not require
     * the application to be started.
     *
     * @throws IllegalStateException if the API has no document
     */
    public String openApi() {
        OpenApiDocument document = docs.document();
        if (document == null) {
            throw new IllegalStateException(api.title() + " has no document.");
        }
        return new String(document.toJson(), StandardCharsets.UTF_8);
    }

    /**
     * Returns all declared routes with their functions, in order: {@code GET /drinks/{id}} and
     * {@code Cafe.drink}. Those of mounted applications have the whole path. Does not require the
     * application to be started.
     */
    public Map<String, String> routes() {
        return RouteTitles.of(routes, mounts);
    }

    /** Answers an exchange. The application must have been started. */
    @Override
    public void handle(Exchange exchange) {
        Health probes = health;
        if (probes == null || !probes.handle(exchange)) {
            dispatcher.handle(exchange);
        }
    }

    /**
     * Returns the dependencies of application scope that observe requests, those of mounted APIs
     * included, and those that modules add by the environment. Empty before the start.
     */
    @Override
    public List<RequestObserver> observers() {
        return observers.all();
    }

    /**
     * Cancels all requests in progress, when the grace period of a shutdown has ended. Does not
     * block.
     */
    public void cancelAll() {
        dispatcher.cancelAll();
        mounts.values().forEach(App::cancelAll);
    }

    /**
     * Tears down the dependencies of application scope. Blocks until that is done, for 30 seconds
     * at most: see {@link #close(Duration)}.
     *
     * @throws IllegalStateException if a tear-down fails, with its exception as the cause, or takes
     *     longer
     */
    @Override
    public void close() {
        close(LONGEST_CLOSE);
    }

    /**
     * Tears down the dependencies of application scope. Blocks until that is done, or until the
     * time is over. Then the thread of the tear-down is interrupted, and left alone.
     *
     * @throws IllegalStateException if a tear-down fails, with its exception as the cause; if it
     *     takes longer, it names the provider, and the cause has the stack of what it waits for
     */
    public void close(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        observers.close();
        mounts.values().forEach(mounted -> mounted.close(left(end)));
        dispatcher.knownTypes().close();
        Lifespan life = lifespan;
        lifespan = null;
        if (life != null) {
            life.stop(left(end));
        }
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
