package dev.jumun.server;

import dev.jumun.app.App;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.kitchen.Kitchen;
import dev.jumun.kitchen.view.KeptRequests;
import dev.jumun.runtime.engine.Scrapeable;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * The kitchen, and the metrics of the application, at an address of their own, with an event loop
 * of their own.
 */
final class Management {
    private final String address;
    private final App kitchen;
    private final String host;
    private final int port;
    private final ManagementGuard guard;
    private @Nullable Server server;

    private Management(String address, App kitchen, Handler application, String host, int port) {
        this.address = address;
        this.kitchen = kitchen;
        this.host = host;
        this.port = port;
        List<Scrapeable> metrics =
                application.observers().stream()
                        .filter(Scrapeable.class::isInstance)
                        .map(Scrapeable.class::cast)
                        .toList();
        this.guard =
                new ManagementGuard(
                        kitchen,
                        host,
                        accept ->
                                metrics.stream()
                                        .flatMap(each -> each.page(accept).stream())
                                        .findFirst());
    }

    /**
     * Prepares the kitchen for a server. If the application has mounted it as well, both show the
     * same requests.
     *
     * @param address {@code 127.0.0.1:9090}
     */
    static Management at(String address, Handler application) throws IOException {
        App kitchen = App.of(Kitchen.class);
        for (RequestObserver each : application.observers()) {
            if (each instanceof KeptRequests kept) {
                kitchen.override(KeptRequests.class, () -> kept);
            }
        }
        try {
            kitchen.start();
        } catch (Exception e) {
            throw new IOException("The kitchen cannot start.", e);
        }
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon).replaceAll("^\\[|]$", "");
        int port = Integer.parseInt(address.substring(colon + 1));
        return new Management(address, kitchen, application, host, port);
    }

    /** Where it was asked for. */
    String address() {
        return address;
    }

    /** What keeps requests for it. */
    List<RequestObserver> observers() {
        return kitchen.observers();
    }

    void start() throws IOException {
        try {
            Server started =
                    Server.startHidden(
                            guard,
                            ServerSettings.defaults()
                                    .withHost(host)
                                    .withPort(port)
                                    .withHealth(false)
                                    .withTaskSocket(false));
            server = started;
            guard.port(started.port());
        } catch (IOException e) {
            throw new IOException(
                    "The kitchen cannot be served at %s:%d: another program uses the address, or it is not allowed. Choose another with --management."
                            .formatted(host, port),
                    e);
        }
    }

    /** Its address, with the token; it is a secret. */
    String link() {
        Server started = server;
        if (started == null) {
            throw new IllegalStateException("It has not been started.");
        }
        return started.address() + "/?token=" + guard.token();
    }

    /** Ends it, if it has been started; an interruption is kept. */
    void abandon() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() throws InterruptedException {
        Server started = server;
        if (started != null) {
            kitchen.cancelAll(); // its streams never end by themselves
            started.stop(kitchen::cancelAll);
        }
        kitchen.close();
    }
}
