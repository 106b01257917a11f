package dev.jumun.benchmarks.server;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Takes the spans of peers, and drops them. It is in the process of the load, not in a peer's. */
final class Collector {
    private static final Collector INSTANCE = new Collector();

    private final HttpServer server;

    private Collector() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.getRequestBody().readAllBytes();
                        exchange.sendResponseHeaders(200, -1);
                    }
                });
        server.start();
    }

    /** Its port. It begins with the first call. */
    static int port() {
        return INSTANCE.server.getAddress().getPort();
    }
}
