package dev.jumun.cli.dev;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.kitchen.view.Titled;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the server of the development mode calls: waits until the newest code runs, and hands it the
 * request; or reports why it does not run. Below {@code /.jumun/} it answers itself.
 */
final class DevHandler implements Handler, Titled {
    static final String GENERATION = "x-jumun-generation";
    private static final Duration LONG_POLL = Duration.ofSeconds(25);
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "localhost|[a-z0-9.-]+\\.localhost|\\d+\\.\\d+\\.\\d+\\.\\d+|\\[[0-9a-f:.]+]");

    private final Generations generations;
    private final List<RequestObserver> observers;
    private final Set<String> allowedHosts;

    DevHandler(Generations generations, Set<String> allowedHosts) {
        this.generations = generations;
        this.observers = List.of(new LateObserver(generations));
        this.allowedHosts = allowedHosts;
    }

    /** Hands requests to the observers of the application, in the generation that answers. */
    @Override
    public List<RequestObserver> observers() {
        return observers;
    }

    @Override
    public String title() {
        return generations.runner().title();
    }

    @Override
    public void handle(Exchange exchange) {
        if (!isAllowedHost(exchange.head())) {
            text(
                    exchange,
                    421,
                    "This development server answers for localhost and addresses only. Name the"
                            + " host with --allow-host.\n");
            return;
        }
        try {
            if (exchange.head().path().startsWith("/.jumun/")) {
                own(exchange);
                return;
            }
            boolean answered = false;
            while (!answered) {
                answered = answer(exchange, generations.current());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns false if the generation ended meanwhile. */
    private static boolean answer(Exchange exchange, State state) {
        return switch (state) {
            case State.Fresh fresh -> fresh.generation().handle(new DevExchange(exchange, fresh));
            case State.Unready unready -> {
                ProblemAnswer.send(exchange, unready);
                yield true;
            }
        };
    }

    /** A page of another site may resolve its own name to this machine (DNS rebinding). */
    private boolean isAllowedHost(RequestHead head) {
        String host = head.headers().first("host");
        if (host == null) {
            return true; // HTTP/1.0
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
        return ADDRESS.matcher(name).matches() || allowedHosts.contains(name);
    }

    private void own(Exchange exchange) throws InterruptedException {
        RequestHead head = exchange.head();
        String site = head.headers().first("sec-fetch-site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            text(exchange, 403, "Only this server's own pages may ask.\n");
            return;
        }
        if (!head.method().equals("GET")) {
            text(exchange, 405, "Only GET is answered here.\n");
            return;
        }
        switch (head.path()) {
            case "/.jumun/state" -> ProblemAnswer.state(exchange, generations.current());
            case "/.jumun/wait" ->
                    ProblemAnswer.state(exchange, generations.awaitNewer(serial(head), LONG_POLL));
            case "/.jumun/reload.js" -> script(exchange);
            default -> text(exchange, 404, "There is no such page of the development server.\n");
        }
    }

    private static int serial(RequestHead head) {
        try {
            return Integer.parseInt(head.query().replaceFirst("^after=", ""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void script(Exchange exchange) {
        send(
                exchange,
                200,
                "text/javascript; charset=utf-8",
                ReloadScript.from(generations.known()));
    }

    static void text(Exchange exchange, int status, String text) {
        send(exchange, status, "text/plain; charset=utf-8", text);
    }

    static void send(Exchange exchange, int status, String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Headers headers =
                new MutableHeaders().add("content-type", type).add("cache-control", "no-store");
        exchange.respond(status, headers, bytes, 0, bytes.length);
    }
}
