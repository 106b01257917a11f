package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.app.App;
import dev.jumun.async.Generator;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A server in a process of its own, for many and for much. */
@Api(title = "Crowd")
class Crowd {
    private static final AtomicLong PIECES = new AtomicLong();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @Post("/upload")
    Object upload(Upload file) throws Exception {
        long sum = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = file.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sum += n;
            }
        }
        return sum;
    }

    @Get("/events")
    @ServerSentEvents
    Generator<String> events() {
        return Generator.of(yield -> {
            yield.to("hello");
            NEVER.await(1, TimeUnit.HOURS);
        });
    }

    @Get("/endless")
    @Streamed
    Generator<byte[]> endless() {
        byte[] piece = new byte[16 * 1024];
        return Generator.of(yield -> {
            while (true) {
                yield.to(piece);
                PIECES.incrementAndGet();
            }
        });
    }

    @Get("/pieces")
    long pieces() {
        return PIECES.get();
    }

    /** Prints the port; then, for every line that it reads, how much memory is in use. */
    public static void main(String[] args) throws Exception {
        ServerSettings settings =
                ServerSettings.defaults()
                        .withPort(0)
                        .withMaxBodySize(2L << 30)
                        .withMaxRequests(20_000);
        App app = App.of(Crowd.class).start();
        Server server = Server.start(app, settings);
        System.out.println(server.port());
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            while (in.readLine() != null) {
                System.out.println(used());
            }
        }
        System.exit(0);
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
