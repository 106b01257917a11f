package dev.jumun.runtime.dispatch;

import dev.jumun.HttpException;
import dev.jumun.MutableHeaders;
import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Journal;
import dev.jumun.async.RootTask;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;
import dev.jumun.middleware.Filter;
import dev.jumun.runtime.codec.KnownTypes;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.failure.ErrorStyle;
import dev.jumun.runtime.failure.FailureAnswers;
import dev.jumun.runtime.failure.FailureHandlers;
import dev.jumun.runtime.file.FileTree;
import dev.jumun.runtime.request.Call;
import dev.jumun.runtime.request.RouteHandler;
import dev.jumun.runtime.routing.Route;
import dev.jumun.runtime.routing.RouteMatch;
import dev.jumun.runtime.routing.RouteTable;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Leads each exchange through the filters to its route, as a task that ends when its client goes
 * away.
 */
public final class Dispatcher implements Handler, KnownTypes.Holder {
    private final RouteTable routes;
    private final Overrides overrides;
    private final FailureAnswers failures;
    private final RouteCalls calls;
    private final FilterChains chains;
    private final Mounts mounts;
    private final FileTrees files;
    private final SlashRedirects redirects;
    private boolean implicitHead;
    private @Nullable RouteHandler guard;
    private Map<String, RouteHandler> mountGuards = Map.of();

    /** What wraps all requests and ends at their routes; null for nothing. */
    private volatile @Nullable Handler filters;

    /**
     * Of a table that is complete, and what the application does about failures, and about bodies.
     *
     * @param redirectsSlashes whether routes redirect paths with a slash too many or too few
     * @param mounts other applications, by the path that each is mounted at
     * @param files what is served where no route answers
     */
    public Dispatcher(
            RouteTable routes,
            Overrides overrides,
            FailureHandlers failures,
            ErrorStyle errors,
            boolean strictContentType,
            boolean redirectsSlashes,
            Map<String, ? extends Handler> mounts,
            List<FileTree> files) {
        this.files = new FileTrees(files);
        routes.complete();
        this.routes = routes;
        this.overrides = overrides;
        this.failures = new FailureAnswers(failures, errors, routes.names());
        this.calls = new RouteCalls(routes.names(), overrides, this.failures, strictContentType);
        this.chains = new FilterChains(this.failures);
        this.mounts = new Mounts(mounts);
        this.redirects = new SlashRedirects(routes, this.mounts, redirectsSlashes);
    }

    /** Puts something before all files, which calls {@link Call#proceed}. Before the start. */
    public void guard(@Nullable RouteHandler handler) {
        guard = handler;
    }

    /** Puts something before mounts, which calls {@link Call#proceed}. Before the start. */
    public void guardMounts(Map<String, RouteHandler> handlers) {
        Map<String, RouteHandler> guards = new HashMap<>();
        handlers.forEach((path, handler) -> guards.put(Mounts.prefix(path), handler));
        mountGuards = guards;
    }

    /** Whether a route has exactly this path, without variables. */
    public boolean hasRoute(String method, String path) {
        RouteMatch match = routes.find(method, path);
        return match != null && match.methodFits() && match.route().path().toString().equals(path);
    }

    @Override
    public KnownTypes knownTypes() {
        return routes.knownTypes();
    }

    /** Makes routes for GET answer HEAD as well (RFC 9110, section 9.3.2). Before the start. */
    public void implicitHead() {
        implicitHead = true;
    }

    /** Shows from now on to clients what has failed, and where: for developers only. */
    public void development() {
        failures.development();
    }

    /** Puts filters around all requests, and others around the routes that name them by index. */
    public void use(List<Filter> aroundAll, List<Filter> aroundRoutes) {
        routes.override(overrides);
        chains.ofRoutes(aroundRoutes);
        filters =
                aroundAll.isEmpty()
                        ? null
                        : chains.around(aroundAll, ex -> find(ex, true), List.of());
    }

    @Override
    public void handle(Exchange exchange) {
        Handler chain = filters;
        if (chain == null) {
            find(exchange, false);
            return;
        }
        String title = exchange.head().method() + " " + exchange.head().rawPath();
        inTask(
                exchange,
                title,
                title,
                () -> {
                    chain.handle(exchange);
                    return true;
                });
    }

    /** Cancels what is still running: the application shuts down, and its grace period is over. */
    public void cancelAll() {
        RootTask.cancelAll(this, CancelReason.SHUTDOWN);
    }

    private void find(Exchange exchange, boolean hasTask) {
        RequestHead head = exchange.head();
        String path = head.path();
        if (path.equals("*")) {
            answerForServer(exchange);
            return;
        }
        boolean socket = exchange.asksForWebSocket();
        RouteMatch match = socket ? routes.findWebSocket(path) : match(head.method(), path);
        if (match != null && match.methodFits()) {
            run(exchange, match, hasTask);
        } else if (!mount(exchange, path, hasTask)) {
            if (socket) {
                failures.answer(exchange, path, new HttpException(403)); // as FastAPI's servers do
            } else if (match != null) {
                if (!preflight(exchange, match, hasTask)) {
                    refuseMethod(exchange, path, match);
                }
            } else if (!redirects.handle(exchange, path) && !sendFile(exchange, path, hasTask)) {
                failures.answer(exchange, path, files.notFound(path));
            }
        }
    }

    private @Nullable RouteMatch match(String method, String path) {
        RouteMatch match = routes.find(method, path);
        if (implicitHead && method.equals("HEAD") && (match == null || !match.methodFits())) {
            return routes.find("GET", path);
        }
        return match;
    }

    /**
     * Leads a preflight request (Fetch standard, section 3.2.2) through what wraps the route that
     * the page wants to use: {@code Cors} in front of that route alone is asked, too. Without a
     * filter that answers, it is the method that is refused.
     *
     * @param other a route of the path with another method than OPTIONS
     */
    private boolean preflight(Exchange exchange, RouteMatch other, boolean hasTask) {
        RequestHead head = exchange.head();
        String method = head.headers().first("access-control-request-method");
        if (method == null
                || !head.method().equals("OPTIONS")
                || head.headers().first("origin") == null) {
            return false;
        }
        String path = head.path();
        RouteMatch wanted = match(method, path);
        if (wanted == null || !wanted.methodFits() || wanted.route().filters().isEmpty()) {
            return false;
        }
        Callable<Boolean> ask =
                () -> {
                    chains.through(exchange, wanted.route(), ex -> refuseMethod(ex, path, other));
                    return true;
                };
        String title = "OPTIONS " + wanted.route().path();
        return hasTask ? Async.run(ask) : inTask(exchange, title, title, ask);
    }

    /** {@code Allow} names all methods of the path (RFC 9110, section 15.5.6). */
    private void refuseMethod(Exchange exchange, String path, RouteMatch match) {
        List<String> allowed = routes.methods(path);
        if (implicitHead && allowed.contains("GET") && !allowed.contains("HEAD")) {
            allowed.add("HEAD");
        }
        failures.answer(
                exchange,
                match.route().title(),
                new HttpException(405).header("allow", String.join(", ", allowed)));
    }

    /** {@code OPTIONS *} asks whether the server is there (RFC 9110, section 9.3.7). */
    private void answerForServer(Exchange exchange) {
        if (exchange.head().method().equals("OPTIONS")) {
            exchange.respond(204, new MutableHeaders(), new byte[0], 0, 0);
        } else {
            failures.answer(exchange, "*", new HttpException(404));
        }
    }

    private boolean sendFile(Exchange exchange, String path, boolean hasTask) {
        RouteHandler guarding = guard;
        if (guarding != null && !files.below(path).isEmpty()) {
            Callable<Boolean> send = () -> guardFile(exchange, path, guarding);
            return hasTask ? Async.run(send) : inTask(exchange, "file " + path, path, send);
        }
        for (FileTree tree : files.below(path)) {
            boolean[] sent = {false};
            Callable<Boolean> send = () -> sent[0] = sendFile(exchange, tree);
            if (hasTask) {
                Async.run(send);
            } else {
                inTask(exchange, "file " + path, path, send);
            }
            if (sent[0] || exchange.responded()) {
                return true;
            }
        }
        return false;
    }

    /** Hands an exchange to the application mounted at the path, and returns whether one is. */
    private boolean mount(Exchange exchange, String path, boolean hasTask) {
        Mounts.Mount mount = mounts.find(exchange, path);
        if (mount == null) {
            return false;
        }
        String title = exchange.head().method() + " " + mount.path() + "/*";
        if (hasTask) {
            RootTask.rename(title);
        }
        RouteHandler guarding = mountGuards.get(mount.path());
        if (guarding == null) {
            mount.handle(exchange);
            return true;
        }
        Callable<Boolean> enter =
                () -> calls.guarded(exchange, title, "mount", guarding, mount::handle);
        return hasTask ? Async.run(enter) : inTask(exchange, title, title, enter);
    }

    /** Only clients that may see a file learn whether it exists. */
    private boolean guardFile(Exchange exchange, String path, RouteHandler guarding) {
        return calls.guarded(
                exchange,
                path,
                "files",
                guarding,
                passed -> {
                    boolean sent =
                            files.below(path).stream().anyMatch(tree -> sendFile(passed, tree));
                    if (!sent) {
                        failures.answer(passed, path, files.notFound(path));
                    }
                });
    }

    private boolean sendFile(Exchange exchange, FileTree tree) {
        try {
            return switch (tree.handle(exchange)) {
                case SENT -> true;
                case FOLDER -> SlashRedirects.send(exchange, exchange.head().rawPath() + "/");
                case NOTHING -> false;
            };
        } catch (Throwable failure) {
            failures.answer(exchange, exchange.head().path(), failure);
            return true;
        }
    }

    private void run(Exchange exchange, RouteMatch match, boolean hasTask) {
        exchange.route(match.route().path().toString());
        exchange.workload(match.route().workload());
        String title = title(exchange, match.route());
        if (hasTask) {
            RootTask.rename(title);
            chains.through(exchange, match.route(), ex -> calls.answer(ex, match));
            return;
        }
        boolean direct = match.route().filters().isEmpty();
        inTask(
                exchange,
                title,
                match.route().where(),
                () -> {
                    if (direct) {
                        calls.answer(exchange, match);
                    } else {
                        chains.through(exchange, match.route(), ex -> calls.answer(ex, match));
                    }
                    return true;
                });
    }

    /** The name of a request's task: its method, and the route with the paths of mounts. */
    private static String title(Exchange exchange, Route route) {
        String whole = exchange.route();
        String title = route.title();
        return whole == null || whole.equals(route.path().toString())
                ? title
                : title.substring(0, title.indexOf(' ') + 1) + whole;
    }

    private boolean inTask(Exchange exchange, String title, String where, Callable<Boolean> body) {
        RootTask task = RootTask.named(title, this, exchange.timer());
        Journal journal = exchange.attribute(Journal.class); // of an observer
        if (journal != null) {
            task.recordedIn(journal);
        }
        exchange.onPeerGone(() -> task.cancel(CancelReason.CLIENT_GONE));
        try {
            task.run(body);
        } catch (Throwable failure) {
            failures.answer(exchange, where, failure);
        }
        return true;
    }
}
