package dev.jumun.cli.dev;

import dev.jumun.exchange.Exchange;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells why the newest code does not run: a page for browsers, JSON for others. */
final class ProblemAnswer {
    private ProblemAnswer() {}

    static void send(Exchange exchange, State.Broken broken) {
        String accept = String.join(",", exchange.head().headers().all("accept"));
        if (accept.toLowerCase(Locale.ROOT).contains("text/html")) {
            DevHandler.send(exchange, 500, "text/html; charset=utf-8", ProblemPage.of(broken));
        } else {
            DevHandler.send(exchange, 500, "application/json", Json.text(Json.of(broken)));
        }
    }

    /** The build has changed: this program is about to start again, with other libraries. */
    static void starting(Exchange exchange, State known) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("state", "starting");
        members.put("serial", known.serial());
        DevHandler.send(exchange, 200, "application/json", Json.text(members));
    }

    static void state(Exchange exchange, State state) {
        DevHandler.send(exchange, 200, "application/json", Json.text(Json.of(state)));
    }
}
