package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.async.Generator;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Handlers that read their bodies themselves. */
@Api(title = "Body streams")
class BodyStreams {
    static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();
    static volatile CountDownLatch goOn = new CountDownLatch(0);

    record Item(String name, int amount) {}

    @Post("/bytes")
    Object bytes(InputStream body) throws IOException {
        return new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Post("/count")
    Object count(InputStream body) throws Exception {
        long count = body.read() < 0 ? 0 : 1;
        EVENTS.add("begun");
        goOn.await();
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                count += n;
            }
        } catch (RuntimeException failure) {
            EVENTS.add(failure.getClass().getSimpleName());
            throw failure;
        }
        return count;
    }

    @Post("/pieces")
    Object pieces(Generator<byte[]> body) {
        List<Integer> sizes = new ArrayList<>();
        body.forEach(piece -> sizes.add(piece.length));
        return sizes;
    }

    @Post("/items/{place}")
    Object items(String place, int more, Generator<Item> items) {
        List<String> names = new ArrayList<>();
        for (Item item : items) {
            EVENTS.add(item.name());
            names.add(place + item.name() + (item.amount() + more));
        }
        return names;
    }

    @Post("/ignored")
    Map<String, String> ignored(Generator<Item> items) {
        return Map.of("nothing", "read");
    }
}
