package dev.jumun.runtime.dependency;

import dev.jumun.async.Async;
import dev.jumun.async.Lender;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Bound on the thread of a life. Tasks that a provider starts do not inherit it. */
    private static final ScopedValue<Lifespan> OF_THIS_THREAD = ScopedValue.newInstance();

    private static final Set<Lifespan> BEING_SET_UP = ConcurrentHashMap.newKeySet();

    private final String mount;
    private final Overrides overrides;
    private final Thread starter = Thread.currentThread();
    private final Set<String> taken = new HashSet<>();
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

    private Lifespan(String mount, Overrides overrides, Body body) {
        this.mount = mount;
        this.overrides = overrides;
        this.thread =
                Thread.ofVirtual()
                        .name("lifespan")
                        .unstarted(
                                () -> ScopedValue.where(OF_THIS_THREAD, this).run(() -> run(body)));
    }

    /**
     * Returns the life that the calling thread sets up; empty if it does something else, or all is
     * set up already.
     */
    public static Optional<Lifespan> beingSetUp() {
        return OF_THIS_THREAD.isBound() && !OF_THIS_THREAD.get().serving
                ? Optional.of(OF_THIS_THREAD.get())
                : Optional.empty();
    }

    /** Returns the path that its API is mounted at; empty if it is the outermost one. */
    public String mount() {
        return mount;
    }

    /** Returns the life that a thread waits for; empty if it doesn't wait for any. */
    public static Optional<Lifespan> awaitedBy(Thread starter) {
        return BEING_SET_UP.stream().filter(each -> each.starter == starter).findFirst();
    }

    /** The provider that sets up, or has done so last. Any thread. */
    public Optional<String> provider() {
        return Optional.ofNullable(lending.peek());
    }

    /** Where its thread is. Any thread. */
    public StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    /** Takes a name; false if it was taken already. For the thread that sets up. */
    public boolean take(String name) {
        return taken.add(name);
    }

    /** Gives a name back that was taken in vain. */
    public void giveBack(String name) {
        taken.remove(name);
    }

    /**
     * Starts a life. Blocks until everything is set up. If it is interrupted, the setup is as well.
     *
     * @throws Exception what the setup throws; what was set up before has been torn down then
     */
    public static Lifespan start(Overrides overrides, Body body) throws Exception {
        return start("", overrides, body);
    }

    /**
     * Starts that of an API that may be mounted.
     *
     * @param mount the whole path that it is mounted at
     */
    public static Lifespan start(String mount, Overrides overrides, Body body) throws Exception {
        Lifespan lifespan = new Lifespan(mount, overrides, body);
        BEING_SET_UP.add(lifespan);
        lifespan.thread.start();
        try {
            lifespan.settled.await();
        } catch (InterruptedException e) {
            lifespan.stop.countDown();
            lifespan.thread.interrupt();
            lifespan.thread.join(); // another interrupt ends it
            throw e;
        }
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
            BEING_SET_UP.remove(this);
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

    /** Adds a value of application scope that no provider provides. */
    public void add(Object value) {
        values.add(value);
    }

    /** Returns what takes the place of providers. */
    public Overrides overrides() {
        return overrides;
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
        BEING_SET_UP.remove(this);
        settled.countDown();
        stop.await();
    }

    /**
     * The same for an application with something that ends before anything is torn down.
     *
     * @param name what is named if it does not end in time
     * @throws Exception what closing it throws
     */
    public void serve(String name, AutoCloseable innermost) throws Exception {
        try {
            serve();
        } finally {
            lending.push(name);
            try {
                innermost.close();
            } finally {
                lending.pop();
            }
        }
    }

    /**
     * Ends the life. Blocks until everything has been torn down.
     *
     * @throws IllegalStateException if a tear-down fails, with its exception as the cause; if it
     *     takes longer than a time, with the provider that has not torn down, and where it waits as
     *     the stack of the cause; it is interrupted then, and abandoned
     */
    public void stop(Duration atMost) {
        try {
            tearDown(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the application was stopping.", e);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The application could not be stopped cleanly: " + e.getMessage(), e);
        }
    }

    private void tearDown(Duration atMost) throws Exception {
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
