package dev.jumun.runtime.dependency;

import dev.jumun.async.Async;
import dev.jumun.async.Lender;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

/**
 * The life of an application: what it borrows is lent from start-up to shut-down, nested, on a
 * thread that waits in {@link #serve} meanwhile.
 */
public final class Lifespan {
    /** What is done while a value is lent. */
    @FunctionalInterface
    public interface Continuation<T> {
        void with(T value) throws Exception;
    }

    private final Overrides overrides;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Object> values = new CopyOnWriteArrayList<>();
    private final Deque<String> lending = new ConcurrentLinkedDeque<>(); // the innermost first
    private final Thread thread;
    private volatile boolean serving;
    private volatile @Nullable Throwable failure;

    /** The body of a lifespan: sets up, calls {@link #serve}, tears down. */
    @FunctionalInterface
    public interface Body {
        void run(Lifespan lifespan) throws Exception;
    }

    private Lifespan(Overrides overrides, Body body) {
        this.overrides = overrides;
        this.thread = Thread.ofVirtual().name("lifespan").unstarted(() -> run(body));
    }

    /**
     * Starts a life. Blocks until everything is set up.
     *
     * @throws Exception what the setup throws; what was set up before has been torn down then
     */
    public static Lifespan start(Overrides overrides, Body body) throws Exception {
        Lifespan lifespan = new Lifespan(overrides, body);
        lifespan.thread.start();
        lifespan.settled.await();
        if (!lifespan.serving) {
            lifespan.thread.join();
            lifespan.rethrow();
            throw new IllegalStateException(
                    "The application's setup ended without an error, but never started to serve:"
                            + " a lender with application scope did not lend.");
        }
        return lifespan;
    }

    private void run(Body body) {
        try {
            body.run(this);
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            settled.countDown();
        }
    }

    private void rethrow() throws Exception {
        switch (failure) {
            case Exception exception -> throw exception;
            case Error error -> throw error;
            case null, default -> {
                // nothing to report
            }
        }
    }

    /** Lends a value of application scope to the rest of the setup and to the life after it. */
    public <T> void lend(ProviderKey<T> key, Lender<T> lender, Continuation<T> rest)
            throws Exception {
        Lender<T> override = overrides.of(key, null);
        lending.push(key.provider());
        try {
            Async.lend(
                    key.provider(),
                    override == null ? lender : override,
                    value -> {
                        values.add(value);
                        rest.with(value);
                        return null;
                    });
        } finally {
            lending.pop();
        }
    }

    /** Makes a value of application scope that needs no tear-down. */
    public <T> void provide(ProviderKey<T> key, Callable<T> provider, Continuation<T> rest)
            throws Exception {
        lend(key, yield -> yield.to(provider.call()), rest);
    }

    /** Returns the values of application scope that are of a type, in the order of the setup. */
    public <T> List<T> all(Class<T> type) {
        return values.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Returns the variables of the environment, for settings. */
    public Map<String, String> environment() {
        return overrides.environment();
    }

    /** Blocks until shut-down. Called once, by generated code, when all is set up. */
    public void serve() throws InterruptedException {
        serving = true;
        settled.countDown();
        stop.await();
    }

    /**
     * Ends the life. Blocks until everything has been torn down.
     *
     * @throws TimeoutException if that takes longer than a time, with the provider that has not
     *     torn down, and where it waits; it is interrupted then, and abandoned
     * @throws Exception what a tear-down throws
     */
    public void stop(Duration atMost) throws Exception {
        stop.countDown();
        if (!thread.join(atMost)) {
            TimeoutException late =
                    new TimeoutException(
                            "%s has not ended its tear-down within %s s; it waits here:"
                                    .formatted(lending.peek(), atMost.toMillis() / 1000.0));
            late.setStackTrace(thread.getStackTrace());
            thread.interrupt();
            throw late;
        }
        rethrow();
    }
}
