package dev.jumun.async;

import dev.jumun.async.log.LogText;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Consumer;

/**
 * A generator's body that runs on a virtual thread of its own, in turn with its consumer: one of
 * the two always waits. Has no reference to the consumer's iterator, so that the iterator can be
 * garbage-collected.
 */
final class Pull<T extends @Nullable Object> extends Job implements Yield<T>, Runnable {
    @SuppressWarnings("rawtypes") // an updater knows the class alone
    private static final AtomicIntegerFieldUpdater<Pull> ASKING =
            AtomicIntegerFieldUpdater.newUpdater(Pull.class, "asking");

    private enum Turn {
        NOT_BEGUN,
        CONSUMER,
        PRODUCER,
        DONE
    }

    private final Generator.Body<T> body;
    private final String madeAt;
    private final Consumer<Pull<T>> whenDone;
    private final Strand producer;

    /** Where the body pauses: its own strand, or one that continues it. */
    private volatile Strand paused;

    private volatile Turn turn = Turn.NOT_BEGUN;
    private volatile boolean closing;
    private boolean stopped;
    private volatile int asking;
    private volatile @Nullable Strand consumer;
    private volatile @Nullable Strand closer;
    private @Nullable T value;
    private @Nullable Throwable failure;

    Pull(Generator.Body<T> body, String madeAt, Consumer<Pull<T>> whenDone) {
        super(Current.job(), "generator");
        this.body = body;
        this.madeAt = madeAt;
        this.whenDone = whenDone;
        this.producer = new Strand(Current.scheduler(), Context.capture(), this);
        this.paused = producer;
        Strand maker = Current.strand();
        if (maker != null) {
            producer.seat = maker.timer();
        }
        assign(producer);
        if (parent() != null) {
            link();
        }
    }

    /** Runs the body to its next value; returns whether there is one. */
    boolean advance() {
        if (turn != Turn.DONE) {
            Strand caller = Current.strandOrNew();
            if (turn == Turn.PRODUCER && Current.isOn(producer.thread)) {
                throw new IllegalStateException(
                        "The body of " + this + " asks itself for its next value.");
            }
            takeTurn(caller);
            try {
                askForNext(caller);
            } finally {
                ASKING.lazySet(this, 0); // the next one to ask starts with a fence
            }
        }
        if (turn == Turn.CONSUMER) {
            return true;
        }
        throwFailure();
        return false;
    }

    private void takeTurn(Strand caller) {
        if (!ASKING.compareAndSet(this, 0, 1)) {
            throw new IllegalStateException(
                    "Another thread is asking "
                            + this
                            + " for its next value. An iterator is for one thread at a time.");
        }
        if (consumer != caller) { // a write is a fence
            consumer = caller;
        }
    }

    private void askForNext(Strand caller) {
        if (turn == Turn.NOT_BEGUN) {
            turn = Turn.PRODUCER;
            if (parent() == null) {
                Roots.add(this);
            }
            producer.start();
        } else if (turn == Turn.CONSUMER) {
            turn = Turn.PRODUCER;
            wake(paused);
        }
        if (turn == Turn.PRODUCER) {
            caller.letOthersRun();
        }
        if (turn == Turn.PRODUCER) {
            caller.await(Waiting.VALUE, Scheduler.NEVER, this::isConsumersTurn);
        }
    }

    /** The value that the body has yielded last. */
    @SuppressWarnings("NullAway") // null only if its type allows it
    T value() {
        T current = value;
        value = null;
        return current;
    }

    private boolean isConsumersTurn() {
        return turn != Turn.PRODUCER;
    }

    private boolean isProducersTurn() {
        return turn == Turn.PRODUCER || closing;
    }

    private static void wake(Strand strand) {
        if (strand.waitingFor() != null) {
            strand.unpark();
        }
    }

    private void throwFailure() {
        Throwable thrown = failure;
        failure = null;
        if (thrown != null) {
            whenDone.accept(this);
            new Traces().stitch(thrown, name());
            throw Current.passOn(thrown);
        }
    }

    // ---- on the body's thread

    @Override
    public void run() {
        Stop stop = null;
        try {
            Runner.runOn(
                    this,
                    producer,
                    () -> {
                        producer.restoreContext();
                        body.generate(this);
                        return true;
                    });
        } catch (Stop thrown) {
            stop = thrown;
        } catch (Throwable thrown) {
            boolean echo = thrown instanceof Cancelled c && closing && c.isFrom(cancellation());
            if (!echo) {
                failure = thrown;
            }
        } finally {
            if (stop != null && !closing) {
                failure = stop; // not ours
            }
            turn = Turn.DONE;
            if (failure == null) {
                whenDone.accept(this); // otherwise when it has been thrown
            }
            if (parent() == null) {
                Roots.remove(this);
            } else {
                unlink();
            }
            for (Strand waiting : new Strand[] {consumer, closer}) {
                if (waiting != null) {
                    waiting.unpark();
                }
            }
        }
    }

    @Override
    public void to(T next) {
        if (stopped) {
            throw Stop.ignored(this);
        }
        Strand on = Current.strandOrNew();
        if (on != producer && !Current.isOn(producer.thread)) {
            throw new IllegalStateException(
                    "The body of " + this + " calls yield.to(…) on a thread other than its own.");
        }
        if (closing) {
            throw stop(); // it was closed while the body made this value
        }
        Strand waiting = consumer;
        value = next;
        if (paused != on) {
            paused = on;
        }
        turn = Turn.CONSUMER;
        if (waiting != null) {
            wake(waiting);
        }
        on.letOthersRun();
        try {
            if (!isProducersTurn()) {
                on.await(Waiting.REQUEST, Scheduler.NEVER, this::isProducersTurn);
            }
        } catch (Cancelled cancelled) {
            Cancelling.shieldTearDown(this);
            throw cancelled;
        }
        if (closing) {
            throw stop();
        }
    }

    private Stop stop() {
        stopped = true;
        Cancelling.shieldTearDown(this);
        return new Stop();
    }

    // ---- the end

    /** Stops the body at its current yield, and waits until it has ended. */
    @Override
    void close() {
        try {
            closeOrThrow();
        } catch (Throwable thrown) {
            System.getLogger("dev.jumun.async")
                    .log(
                            System.Logger.Level.WARNING,
                            this + " failed while it was being closed.",
                            LogText.failure(thrown));
        }
    }

    void closeOrThrow() {
        if (turn == Turn.NOT_BEGUN) {
            turn = Turn.DONE;
            whenDone.accept(this);
            unlink();
            return;
        }
        if (turn == Turn.DONE) {
            throwOwnFailure();
            return;
        }
        if (Current.isOn(producer.thread)) {
            throw new IllegalStateException("The body of " + this + " cannot close it.");
        }
        Strand caller = Current.strandOrNew();
        closer = caller;
        closing = true;
        if (turn == Turn.PRODUCER) {
            Cancelling.cancel(
                    this, CancelReason.EXPLICIT); // its consumer was cancelled while it waited
        }
        paused.unpark();
        if (caller.awaitEnd(this, () -> turn == Turn.DONE, () -> {})) {
            Thread.currentThread().interrupt();
        }
        throwOwnFailure();
    }

    /** Throws its failure, unless that only repeats that it was cancelled. */
    private void throwOwnFailure() {
        if (failure instanceof Cancelled cancelled && cancelled.isFrom(cancellation())) {
            failure = null;
            whenDone.accept(this);
        }
        throwFailure();
    }

    /** Called by the garbage collector's helper when the iterator is unreachable. Does not wait. */
    void abandon() {
        if (turn == Turn.DONE) {
            return;
        }
        if (turn == Turn.NOT_BEGUN) {
            close();
            return;
        }
        System.getLogger("dev.jumun.async")
                .log(
                        System.Logger.Level.WARNING,
                        "{0} was neither read to its end nor closed. It is torn down now. Close it"
                                + " with try (…) to tear it down in time.",
                        this);
        consumer = null;
        closing = true;
        paused.unpark();
    }

    @Override
    public String toString() {
        return "the generator made at " + madeAt;
    }
}
