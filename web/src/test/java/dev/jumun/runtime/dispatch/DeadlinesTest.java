package dev.jumun.runtime.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.async.Async;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.request.RouteHandler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;

/** What is answered when a route has no more time. */
class DeadlinesTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);

    /** Waits until it is cancelled. */
    private static final RouteHandler WAITING = _ -> Async.sleep(LONG);

    @RegisterExtension final LogLines log = new LogLines();
    private final Routed app = new Routed();

    private static void assertLate(RecordedExchange exchange) {
        assertThat(exchange.status()).isEqualTo(503);
        assertThat(exchange.answered("retry-after")).isEqualTo("1");
    }

    @Test
    void aRouteWithoutAnswerInItsTimeIsUnavailable() {
        app.routes.add("GET", "/", "Api.root", WAITING).within(SHORT);

        assertLate(app.get("/"));
        assertThat(log.lines()).singleElement().asString().startsWith("WARNING GET / (Api.root)");
    }

    @Test
    void theEnginesTimeLimitsItAsWell() {
        app.routes.add("GET", "/", "Api.root", WAITING);
        app.routes.add("GET", "/long", "Api.more", WAITING).within(LONG);

        assertLate(app.handle(RecordedExchange.get().until(Instant.now().plus(SHORT))));
        assertLate(
                app.handle(RecordedExchange.of("GET", "/long").until(Instant.now().plus(SHORT))));
    }

    @Test
    void theShorterOfBothTimesCounts() {
        app.routes.add("GET", "/", "Api.root", WAITING).within(SHORT);

        assertLate(app.handle(RecordedExchange.get().until(Instant.now().plus(LONG))));
    }

    @Test
    void aTimeThatIsOverBeforeItBeginsIsOver() {
        app.routes.add("GET", "/", "Api.root", WAITING);

        assertLate(app.handle(RecordedExchange.get().until(Instant.now().minus(LONG))));
    }

    @Test
    void aRouteThatIsInTimeAnswers() {
        app.routes.add("GET", "/", "Api.root", Routed.text("in time")).within(LONG);

        assertThat(app.get("/").text()).isEqualTo("in time");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aTimeoutWithinTheHandlerIsItsOwn() {
        app.routes
                .add("GET", "/", "Api.root", Routed.failing(new TimeoutException("of a call")))
                .within(LONG);

        assertThat(app.get("/").status()).isEqualTo(500);
        assertThat(log.lines()).singleElement().asString().startsWith("SEVERE GET / (Api.root)");
    }

    @Test
    void anAnswerAfterTheDeadlineIsLogged() {
        app.routes
                .add(
                        "GET",
                        "/",
                        "Api.root",
                        call -> {
                            try {
                                Async.sleep(LONG);
                            } catch (dev.jumun.async.Cancelled late) {
                                Routed.text("late").handle(call); // it goes on all the same
                            }
                        })
                .within(SHORT);

        RecordedExchange exchange = app.get("/");
        assertThat(exchange.text()).isEqualTo("late");
        assertThat(log.lines()).anyMatch(line -> line.contains("answered after its deadline"));
    }
}
