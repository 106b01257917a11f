package dev.jumun.runtime.stream;

import dev.jumun.exchange.ResponseBody;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Sends a comment when nothing else has been sent for some time, so that no peer hangs up. */
final class KeepAlive implements AutoCloseable {
    /** FastAPI's interval. */
    private static final Duration SILENCE =
            Duration.ofMillis(Long.getLong("jumun.events.keep.alive.millis", 15_000));

    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);

    private final ResponseBody body;
    private final ReentrantLock writing = new ReentrantLock();
    private final Thread thread;
    private long last = System.nanoTime();
    private boolean ended;

    KeepAlive(ResponseBody body) {
        this.body = body;
        this.thread = Thread.ofVirtual().name("keep alive").start(this::run);
    }

    void write(byte[] bytes) {
        writing.lock();
        try {
            body.write(bytes, 0, bytes.length);
            last = System.nanoTime();
        } finally {
            writing.unlock();
        }
    }

    private void run() {
        long left = SILENCE.toNanos();
        while (true) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException e) {
                return; // the stream has ended
            }
            writing.lock();
            try {
                if (ended) {
                    return;
                }
                left = last + SILENCE.toNanos() - System.nanoTime();
                if (left <= 0) {
                    body.write(PING, 0, PING.length);
                    last = System.nanoTime();
                    left = SILENCE.toNanos();
                }
            } catch (RuntimeException | Error gone) {
                return; // the generator's own next write meets the same
            } finally {
                writing.unlock();
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt(); // before the lock: it may wait for room
        writing.lock();
        try {
            ended = true;
        } finally {
            writing.unlock();
        }
    }
}
