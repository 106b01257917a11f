package dev.jumun.runtime.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.async.Async;
import dev.jumun.async.Journal;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.request.RouteHandler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The task that a request is: its name, and how it is cancelled. */
class RequestTasksTest {
    private static final RouteHandler SPLIT =
            call -> {
                Async.gather(() -> 1, () -> 2); // so that the journal has something to show
                Routed.text("done").handle(call);
            };

    @RegisterExtension final LogLines log = new LogLines();
    private final Routed app = new Routed();

    private List<String> names(String target) {
        Journal journal = new Journal();
        app.handle(RecordedExchange.of("GET", target).with(Journal.class, journal));
        return journal.events().stream().map(Journal.Event::task).distinct().toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isNamedAfterItsRoute(boolean inTask) {
        app.routes.add("GET", "/items/{id}", "Api.item", SPLIT);
        app.aroundAll = inTask ? List.of(Routed.tagging("all")) : List.of();

        assertThat(names("/items/7")).contains("GET /items/{id}");
    }

    @Test
    void isNamedAfterTheWholePathBelowAMount() {
        Routed inner = new Routed();
        inner.routes.add("GET", "/items/{id}", "Inner.item", SPLIT);
        Dispatcher mounted = inner.dispatcher();
        app.mounts.put("/sub", (Exchange exchange) -> mounted.handle(exchange));

        assertThat(names("/sub/items/7")).contains("GET /sub/items/{id}");
    }

    @Test
    void isCancelledWhenTheApplicationShutsDown() throws InterruptedException, ExecutionException {
        CountDownLatch waits = new CountDownLatch(1);
        app.routes.add(
                "GET",
                "/",
                "Api.root",
                _ -> {
                    waits.countDown();
                    Async.sleep(Duration.ofHours(1));
                });
        Dispatcher dispatcher = app.dispatcher();
        RecordedExchange exchange = RecordedExchange.get();
        FutureTask<Boolean> request =
                new FutureTask<>(() -> {
                    dispatcher.handle(exchange);
                    return true;
                });
        Thread.ofVirtual().start(request);
        waits.await();
        dispatcher.cancelAll();

        assertThat(request.get()).isTrue();
        assertThat(exchange.status()).isEqualTo(503);
        assertThat(exchange.answered("retry-after")).isEqualTo("1");
        assertThat(log.lines())
                .singleElement()
                .asString()
                .endsWith("GET / (Api.root) was cut off by the shut-down");
    }
}
