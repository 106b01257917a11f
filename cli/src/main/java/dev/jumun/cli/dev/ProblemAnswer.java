package dev.jumun.cli.dev;

import dev.jumun.exchange.Exchange;

import java.util.Locale;

/** Tells why the newest code does not run: a page for browsers, JSON for others. */
final class ProblemAnswer {
    private ProblemAnswer() {}

    static void send(Exchange exchange, State.Unready state) {
        String accept = String.join(",", exchange.head().headers().all("accept"));
        if (accept.toLowerCase(Locale.ROOT).contains("text/html")) {
            DevHandler.send(
                    exchange, state.status(), "text/html; charset=utf-8", ProblemPage.of(state));
        } else {
            DevHandler.send(
                    exchange, state.status(), "application/json", Json.text(Json.of(state)));
        }
    }

    static void state(Exchange exchange, State state) {
        DevHandler.send(exchange, 200, "application/json", Json.text(Json.of(state)));
    }
}
