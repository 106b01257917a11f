package dev.jumun.bus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What a node has heard. */
final class Heard implements Bus.Subscriber {
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final AtomicInteger gaps = new AtomicInteger();

    static Heard on(Bus bus, String topic) {
        Heard heard = new Heard();
        bus.subscribe(topic, heard);
        return heard;
    }

    @Override
    public void message(byte[] bytes) {
        texts.add(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void gap() {
        gaps.incrementAndGet();
    }

    List<String> texts() {
        return texts;
    }

    int gaps() {
        return gaps.get();
    }

    /** Something to wait for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Asks again and again; fails after a minute. Returns how long it took, in milliseconds. */
    static long await(String what, Condition condition) throws Exception {
        long begin = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(1)) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }

    void awaitCount(int number) throws Exception {
        await(number + " messages", () -> texts.size() >= number);
    }
}
