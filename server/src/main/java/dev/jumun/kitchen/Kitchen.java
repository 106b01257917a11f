package dev.jumun.kitchen;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Middleware;
import dev.jumun.Provides;
import dev.jumun.Response;
import dev.jumun.Scope;
import dev.jumun.ServerSentEvent;
import dev.jumun.async.Generator;
import dev.jumun.kitchen.view.Assets;
import dev.jumun.kitchen.view.KeptRequests;
import dev.jumun.kitchen.view.LiveView;
import dev.jumun.middleware.Filter;
import dev.jumun.runtime.middleware.SameOrigin;

import java.time.Duration;
import java.util.Optional;

/**
 * A page that shows live what the servers of this process do: requests and their tasks, slow and
 * failed requests, numbers and warnings. It changes nothing.
 *
 * <p>{@code --management 127.0.0.1:9090} serves it on an address of its own. Or mount it, with a
 * guard; without one it is a compile error:
 *
 * <pre>{@code
 * @Api(mounts = @Api.Mount(path = "/kitchen", api = Kitchen.class, requires = "staffOnly"))
 * class Cafe {
 *     @Provides
 *     static void staffOnly(@Header String xKey) { … }
 * }
 * }</pre>
 */
@Api(title = "Kitchen", needsGuard = true, openApiPath = "", docsPath = "", redocPath = "")
public class Kitchen {
    private static final Duration SLOW = Duration.ofMillis(100);

    private final LiveView live;

    Kitchen(KeptRequests kept) {
        this.live = new LiveView(kept);
    }

    @Provides(Scope.APP)
    static KeptRequests kept() {
        return KeptRequests.slowerThan(SLOW);
    }

    /** Pages of other sites get nothing. */
    @Middleware
    Filter ownPagesOnly() {
        return (exchange, next) -> {
            if (!SameOrigin.ONLY.allows(exchange.head())) {
                throw new HttpException(403, "Only the kitchen's own page may ask.");
            }
            next.handle(exchange);
        };
    }

    @Get("/")
    Response page() {
        return Assets.page();
    }

    @Get("/kitchen.js")
    Response script() {
        return Assets.file("kitchen.js", "text/javascript;charset=utf-8");
    }

    @Get("/kitchen.css")
    Response style() {
        return Assets.file("kitchen.css", "text/css;charset=utf-8");
    }

    /** What has changed, as it changes. */
    @Get("/live")
    Generator<ServerSentEvent<String>> changes() {
        return Generator.of(yield -> {
            LiveView.Viewer viewer = live.viewer();
            while (true) {
                yield.to(ServerSentEvent.ofText(viewer.awaitChanges()));
            }
        });
    }

    /**
     * A task with its stack.
     *
     * @param id its number
     */
    @Get("/tasks/{id}")
    Response task(long id) {
        return json(live.task(id));
    }

    /**
     * A kept request with what its tasks did.
     *
     * @param id its number
     */
    @Get("/requests/{id}")
    Response request(long id) {
        return json(live.request(id));
    }

    private static Response json(Optional<byte[]> json) {
        return Assets.uncached(
                Response.bytes(
                        "application/json",
                        json.orElseThrow(
                                () -> new HttpException(404, "It is not there any more."))));
    }
}
