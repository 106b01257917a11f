package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One call on a platform thread, for what would hold up a carrier of virtual threads. */
final class Blocking<T extends @Nullable Object> extends Job implements Runnable {
    private static final ThreadPoolExecutor POOL =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofPlatform().daemon().name("jumun-blocking-", 0).factory());

    private final Callable<T> task;
    private final Place place;
    private final @Nullable Context context;
    private final Strand caller = Current.strandOrNew();
    private @Nullable T result;
    private @Nullable Throwable failure;
    private volatile boolean done;

    private Blocking(Callable<T> task, Place place, @Nullable Context context) {
        super(Current.job(), "blocking");
        this.task = task;
        this.place = place;
        this.context = context;
    }

    static <T extends @Nullable Object> T call(OnCancel onCancel, Callable<T> task) {
        Objects.requireNonNull(onCancel, "onCancel");
        Objects.requireNonNull(task, "task");
        Current.checkpoint();
        if (Current.scheduler() != RealScheduler.INSTANCE) {
            return Runner.run(
                    new Job(Current.job(), "blocking"), task); // simulated threads hold no carrier
        }
        Place own = Place.current();
        if (own != null && onCancel == OnCancel.WAIT) {
            return Runner.run(new Job(Current.job(), "blocking"), task); // it has a thread already
        }
        Context context = Context.capture(); // may throw: nothing has been taken yet
        Place place = own == null ? Place.take() : own.share();
        Blocking<T> call = new Blocking<>(task, place, context);
        call.begin();
        return call.result(onCancel);
    }

    Place place() {
        return place;
    }

    private void begin() {
        link();
        try {
            POOL.execute(this);
        } catch (Throwable refused) {
            unlink();
            place.leave();
            throw refused;
        }
    }

    /** On the platform thread. */
    @Override
    public void run() {
        try {
            Strand own = Runner.begin(this, RealScheduler.INSTANCE);
            own.seat = place;
            if (context == null) {
                call(own);
            } else {
                context.run(() -> call(own));
            }
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            Thread.interrupted(); // the pool's thread takes other work next
            place.leave();
            unlink();
            Roots.remove(this);
            done = true;
            caller.unpark();
        }
    }

    private void call(Strand own) {
        result =
                Runner.runAlone(
                        this,
                        own,
                        () -> {
                            if (context != null) {
                                context.restore();
                            }
                            return task.call();
                        });
    }

    @SuppressWarnings("NullAway") // null only if its type allows it
    private T result(OnCancel onCancel) {
        if (onCancel == OnCancel.WAIT) {
            boolean interrupted =
                    caller.awaitEnd(
                            Waiting.A_THREAD,
                            () -> done,
                            () -> Cancelling.cancel(this, CancelReason.INTERRUPTED));
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
            new Traces().stitch(thrown, name());
            throw Current.passOn(thrown);
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
