package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One call on a platform thread, for what would hold up a carrier of virtual threads. */
final class Blocking<T extends @Nullable Object> extends Job implements Runnable {
    /** So many at a time; the system property {@code jumun.blocking.threads} says otherwise. */
    static final int THREADS = Integer.getInteger("jumun.blocking.threads", 64);

    private static final Semaphore PLACES = new Semaphore(THREADS, true);
    private static final ThreadPoolExecutor POOL =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofPlatform().daemon().name("jumun-blocking-", 0).factory());

    private final Callable<T> coroutine;
    private final Strand caller = Strand.here();
    private @Nullable T result;
    private @Nullable Throwable failure;
    private volatile boolean done;

    private Blocking(Callable<T> coroutine) {
        super(current(), "blocking");
        this.coroutine = coroutine;
    }

    static <T extends @Nullable Object> T call(OnCancel onCancel, Callable<T> coroutine) {
        Async.checkpoint();
        if (Scheduler.current() != RealScheduler.INSTANCE) {
            return new Job(current(), "blocking").run(coroutine); // simulated threads block nobody
        }
        try {
            PLACES.acquire();
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        Blocking<T> call = new Blocking<>(coroutine);
        call.begin();
        return call.result(onCancel);
    }

    /** The number of calls that can begin at once. */
    static int free() {
        return PLACES.availablePermits();
    }

    private void begin() {
        link();
        Context context = Context.capture();
        try {
            POOL.execute(() -> {
                Strand.begin(RealScheduler.INSTANCE, this);
                if (context == null) {
                    run();
                } else {
                    context.run(this);
                }
            });
        } catch (Throwable refused) {
            unlink();
            PLACES.release();
            throw refused;
        }
    }

    /** On the platform thread. */
    @Override
    public void run() {
        try {
            result = Objects.requireNonNull(strand()).run(this, coroutine);
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            Thread.interrupted(); // the pool's thread goes on to something else
            PLACES.release();
            unlink();
            Roots.remove(this);
            done = true;
            caller.unpark();
        }
    }

    @SuppressWarnings("NullAway") // null only if its type allows it
    private T result(OnCancel onCancel) {
        if (onCancel == OnCancel.WAIT) {
            boolean interrupted =
                    caller.awaitEnd(
                            Waiting.A_THREAD, () -> done, () -> cancel(CancelReason.INTERRUPTED));
            if (interrupted && !(failure instanceof Cancelled c && c.isFrom(cancellation()))) {
                Thread.currentThread().interrupt();
            }
        } else {
            try {
                caller.await(Waiting.A_THREAD, Scheduler.NEVER, () -> done);
            } catch (Cancelled cancelled) {
                abandon();
                throw cancelled;
            }
        }
        Throwable thrown = failure;
        if (thrown != null) {
            Traces.stitch(thrown, name());
            throw Strand.passOn(thrown);
        }
        return result;
    }

    private void abandon() {
        Roots.add(this); // so that it is still seen
        unlink();
        if (done) {
            Roots.remove(this);
        }
    }
}
