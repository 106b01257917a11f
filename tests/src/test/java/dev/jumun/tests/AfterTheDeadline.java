package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.BackgroundTasks;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.Timeout;
import dev.jumun.UseMiddleware;
import dev.jumun.async.Async;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.ForwardingExchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Background tasks that take longer than the response may. */
@Api
public class AfterTheDeadline {
    static final List<String> DONE = new CopyOnWriteArrayList<>();

    @Middleware(named = true)
    static Filter hurry() {
        return (exchange, next) ->
                next.handle(
                        new ForwardingExchange(exchange) {
                            @Override
                            public Instant deadline() {
                                return Instant.now().plusSeconds(1);
                            }
                        });
    }

    @Get("/route")
    @Timeout("1s")
    String route(BackgroundTasks tasks) {
        return later("route", tasks);
    }

    @Get("/filter")
    @UseMiddleware("hurry")
    String filter(BackgroundTasks tasks) {
        return later("filter", tasks);
    }

    private static String later(String name, BackgroundTasks tasks) {
        tasks.add(() -> {
            Async.sleep(Duration.ofMillis(1_500));
            DONE.add(name);
        });
        return name;
    }
}
