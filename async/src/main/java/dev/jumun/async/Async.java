package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/**
 * What work can do beside running straight on: wait, run side by side, be limited in time, borrow.
 *
 * <p>Functions that run an {@linkplain Callable order slip} throw what it throws, with its own
 * type, checked exceptions too: they are not declared, so that waiting is not viral.
 */
@SuppressWarnings("overloads") // of two the compiler takes the right one: see ThrowingFunction
public final class Async {
    private Async() {}

    /**
     * Runs an order slip on the calling thread as a task of its own, and returns its result.
     * Allowed anywhere, within other tasks too.
     *
     * @throws Cancelled if a task around it is cancelled
     */
    public static <T extends @Nullable Object> T run(Callable<T> coroutine) {
        return new Job(Job.current(), "run").runOn(Strand.current(), coroutine);
    }

    /** Runs work without a result. See {@link #run(Callable)}. */
    public static void run(ThrowingRunnable work) {
        run(Work.callable(work));
    }

    /**
     * Lets the compiler accept {@code catch} for a checked exception that work may throw: functions
     * of this class throw whatever their callables throw, and declare none of it. Does nothing.
     *
     * <pre>{@code
     * try {
     *     mayThrow(TimeoutException.class);
     *     return gather(this::price, this::stock, Offer::new);
     * } catch (TimeoutException e) {
     *     return Offer.NONE;
     * }
     * }</pre>
     */
    @SuppressWarnings({"unused", "RedundantThrows"}) // that it is declared is all
    public static <X extends Exception> void mayThrow(Class<X> type) throws X {}

    /**
     * Runs two callables side by side, and returns both results. See {@link #gather(Callable,
     * Callable, Combine.Of2)}.
     */
    public static <A extends @Nullable Object, B extends @Nullable Object> Pair<A, B> gather(
            Callable<A> a, Callable<B> b) {
        return gather(a, b, Pair::new);
    }

    /**
     * Runs two order slips side by side and combines their results: takes as long as the slower of
     * them. Blocks until both have ended.
     *
     * <p>The first failure cancels the others, waits until they have ended, and is thrown itself,
     * with its own type; further failures are {@linkplain Throwable#getSuppressed suppressed} in
     * it.
     *
     * @throws Cancelled if the task that waits is cancelled; the slips are then cancelled, too
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    R extends @Nullable Object>
            R gather(Callable<A> a, Callable<B> b, Combine.Of2<A, B, R> combine) {
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b);
        return call(() -> combine.apply((A) results[0], (B) results[1]));
    }

    /**
     * Runs 3 order slips side by side and combines their results. See {@link #gather(Callable,
     * Callable, Combine.Of2)}.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            R gather(Callable<A> a, Callable<B> b, Callable<C> c, Combine.Of3<A, B, C, R> combine) {
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b, c);
        return call(() -> combine.apply((A) results[0], (B) results[1], (C) results[2]));
    }

    /**
     * Runs 4 order slips side by side and combines their results. See {@link #gather(Callable,
     * Callable, Combine.Of2)}.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    R extends @Nullable Object>
            R gather(
                    Callable<A> a,
                    Callable<B> b,
                    Callable<C> c,
                    Callable<D> d,
                    Combine.Of4<A, B, C, D, R> combine) {
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b, c, d);
        return call(() ->
                combine.apply((A) results[0], (B) results[1], (C) results[2], (D) results[3]));
    }

    /**
     * Runs 5 order slips side by side and combines their results. See {@link #gather(Callable,
     * Callable, Combine.Of2)}.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    R extends @Nullable Object>
            R gather(
                    Callable<A> a,
                    Callable<B> b,
                    Callable<C> c,
                    Callable<D> d,
                    Callable<E> e,
                    Combine.Of5<A, B, C, D, E, R> combine) {
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b, c, d, e);
        return call(() ->
                combine.apply(
                        (A) results[0],
                        (B) results[1],
                        (C) results[2],
                        (D) results[3],
                        (E) results[4]));
    }

    /**
     * Runs 6 order slips side by side and combines their results. See {@link #gather(Callable,
     * Callable, Combine.Of2)}.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    R extends @Nullable Object>
            R gather(
                    Callable<A> a,
                    Callable<B> b,
                    Callable<C> c,
                    Callable<D> d,
                    Callable<E> e,
                    Callable<F> f,
                    Combine.Of6<A, B, C, D, E, F, R> combine) {
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b, c, d, e, f);
        return call(() ->
                combine.apply(
                        (A) results[0],
                        (B) results[1],
                        (C) results[2],
                        (D) results[3],
                        (E) results[4],
                        (F) results[5]));
    }

    /**
     * Runs 7 order slips side by side and combines their results. See {@link #gather(Callable,
     * Callable, Combine.Of2)}.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    R extends @Nullable Object>
            R gather(
                    Callable<A> a,
                    Callable<B> b,
                    Callable<C> c,
                    Callable<D> d,
                    Callable<E> e,
                    Callable<F> f,
                    Callable<G> g,
                    Combine.Of7<A, B, C, D, E, F, G, R> combine) {
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b, c, d, e, f, g);
        return call(() ->
                combine.apply(
                        (A) results[0],
                        (B) results[1],
                        (C) results[2],
                        (D) results[3],
                        (E) results[4],
                        (F) results[5],
                        (G) results[6]));
    }

    /**
     * Runs 8 order slips side by side and combines their results. See {@link #gather(Callable,
     * Callable, Combine.Of2)}.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    H extends @Nullable Object,
                    R extends @Nullable Object>
            R gather(
                    Callable<A> a,
                    Callable<B> b,
                    Callable<C> c,
                    Callable<D> d,
                    Callable<E> e,
                    Callable<F> f,
                    Callable<G> g,
                    Callable<H> h,
                    Combine.Of8<A, B, C, D, E, F, G, H, R> combine) {
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b, c, d, e, f, g, h);
        return call(() ->
                combine.apply(
                        (A) results[0],
                        (B) results[1],
                        (C) results[2],
                        (D) results[3],
                        (E) results[4],
                        (F) results[5],
                        (G) results[6],
                        (H) results[7]));
    }

    /**
     * Runs all order slips side by side; the results have their order. See {@link #gather(Callable,
     * Callable, Combine.Of2)}.
     */
    public static <T extends @Nullable Object> List<T> gather(
            List<? extends Callable<? extends T>> coroutines) {
        return gather(Integer.MAX_VALUE, coroutines);
    }

    /**
     * Runs order slips side by side, so many at a time; the results have the order of the slips.
     * See {@link #gather(Callable, Callable, Combine.Of2)}.
     *
     * @throws IllegalArgumentException if the limit is less than 1
     */
    @SuppressWarnings("unchecked")
    public static <T extends @Nullable Object> List<T> gather(
            int limit, List<? extends Callable<? extends T>> coroutines) {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit is " + limit + "; it must be 1 or more.");
        }
        @Nullable Object[] results = Gathering.run(limit, coroutines.toArray(new Callable<?>[0]));
        List<T> list = new ArrayList<>(results.length);
        for (Object result : results) {
            list.add((T) result);
        }
        return list;
    }

    /**
     * Runs all order slips side by side, to their ends: one that fails ends no other. The outcomes
     * have the order of the slips.
     *
     * @throws Cancelled if the task that waits is cancelled; the slips are then cancelled, too
     */
    public static <T extends @Nullable Object> List<Outcome<T>> gatherSettled(
            List<? extends Callable<? extends T>> coroutines) {
        List<Callable<Outcome<T>>> settled = new ArrayList<>();
        for (Callable<? extends T> coroutine : coroutines) {
            settled.add(() -> settle(coroutine));
        }
        return gather(settled);
    }

    /**
     * Runs an order slip on the calling thread, and tells how it ended. In a group, where a failing
     * task ends the others, this is how to start one that does not: {@code group.start(() ->
     * settle(slip))}.
     *
     * @throws Cancelled if the task that calls is cancelled
     */
    public static <T extends @Nullable Object> Outcome<T> settle(Callable<? extends T> coroutine) {
        try {
            return new Outcome.Success<>(coroutine.call());
        } catch (Cancelled cancelled) {
            checkpoint(); // cancelled from above: then there is no outcome to tell
            return new Outcome.Cancelled<>(cancelled);
        } catch (Throwable failure) {
            checkpoint();
            return new Outcome.Failure<>(failure);
        }
    }

    /**
     * Runs order slips side by side until one has succeeded, and returns its result. The others are
     * cancelled, and have ended before this returns. Failures of those that end earlier don't
     * matter, unless all fail: then the first failure is thrown, the others suppressed in it.
     *
     * @throws IllegalArgumentException if there are no slips
     * @throws Cancelled if the task that waits is cancelled; the slips are then cancelled, too
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <T extends @Nullable Object> T race(
            List<? extends Callable<? extends T>> coroutines) {
        if (coroutines.isEmpty()) {
            throw new IllegalArgumentException("Nobody takes part in the race.");
        }
        return (T) new Race(coroutines.toArray(new Callable<?>[0])).runAll();
    }

    /**
     * Runs order slips side by side, and hands over each result when it is there: whoever is done
     * first comes first. Nothing starts before the generator is used; leaving it early cancels the
     * rest. The first failure is thrown where the next result is asked for, and cancels the rest.
     */
    public static <T> Generator<T> asCompleted(List<? extends Callable<? extends T>> coroutines) {
        return Generator.of(yield ->
                taskGroup(group -> {
                    Channel<Callable<T>> ends = new Channel<>("the results", coroutines.size());
                    for (Callable<? extends T> coroutine : coroutines) {
                        group.start(() -> ends.trySend(endOf(coroutine)));
                    }
                    for (int i = 0; i < coroutines.size(); i++) {
                        yield.to(ends.receive().call());
                    }
                    return true;
                }));
    }

    /**
     * Runs a slip, and returns what gives its result; or throws again if it was cancelled alone.
     */
    private static <T> Callable<T> endOf(Callable<? extends T> coroutine) throws Exception {
        try {
            T result = coroutine.call();
            return () -> result;
        } catch (Cancelled cancelled) {
            return () -> {
                throw cancelled;
            };
        }
    }

    /**
     * Opens a group in which tasks can be started, by the body and by the tasks themselves, until
     * the last of them has ended. Returns the body's result then; daemon tasks are cancelled when
     * the others have ended.
     *
     * <p>The first failure, of the body or of a task, cancels all others, waits until they have
     * ended, and is thrown itself; further ones are suppressed in it. A group that is cancelled by
     * {@link TaskGroup#cancel} ends without a failure.
     *
     * @throws Cancelled if the task that waits is cancelled
     * @throws IllegalStateException if {@link TaskGroup#cancel} has cut off the body, so that there
     *     is no result: see {@link #taskGroup(ThrowingConsumer)} for bodies without one
     */
    public static <R extends @Nullable Object> R taskGroup(ThrowingFunction<TaskGroup, R> body) {
        TaskGroup.Whole<R> group = new TaskGroup.Whole<>(body);
        R result = group.runOn(Strand.current(), group);
        if (group.wasCutOff()) {
            throw new IllegalStateException(
                    "The group was cancelled before its body had a result. A body that needs none"
                            + " is a block: taskGroup(group -> { … }).");
        }
        return result;
    }

    /**
     * Opens a group for a body without a result: a block, {@code group -> { … }}. It may be cut off
     * by {@link TaskGroup#cancel}. See {@link #taskGroup(ThrowingFunction)}.
     */
    public static void taskGroup(ThrowingConsumer<TaskGroup> body) {
        Objects.requireNonNull(body, "body");
        TaskGroup.Whole<Boolean> group =
                new TaskGroup.Whole<>(tasks -> {
                    body.accept(tasks);
                    return true;
                });
        group.runOn(Strand.current(), group);
    }

    /**
     * Runs a callable for at most a time, and returns its result, or nothing if the time was over.
     * See {@link #timeout(Duration, Callable)}.
     *
     * @throws NullPointerException if the callable returns null, for which an Optional has no place
     */
    public static <T> Optional<T> timeoutOrEmpty(Duration duration, Callable<T> coroutine) {
        Limit limit = new Limit(duration);
        try {
            T result = limit.limit(coroutine);
            return Optional.of(
                    Objects.requireNonNull(
                            result,
                            "The callable of timeoutOrEmpty(…) returned null, which an Optional"
                                    + " cannot hold. Return a value, or use timeout(…)."));
        } catch (Cancelled cancelled) {
            checkpoint(); // the one around it may be over, too
            if (limit.hasCaused(cancelled)) {
                return Optional.empty();
            }
            throw cancelled;
        }
    }

    /**
     * Runs work without a result for at most a time, and returns whether it has ended in it. See
     * {@link #timeout(Duration, ThrowingRunnable)}.
     */
    public static boolean timeoutOrEmpty(Duration duration, ThrowingRunnable work) {
        return timeoutOrEmpty(duration, Work.callable(work)).isPresent();
    }

    /**
     * Waits. Other tasks run meanwhile. With no time at all it is a {@link #checkpoint}.
     *
     * @throws Cancelled if the task is cancelled
     * @throws IllegalArgumentException if the duration is negative
     */
    public static void sleep(Duration duration) {
        long nanos = Durations.notNegative(duration);
        Strand strand = Strand.here();
        strand.throwIfCancelled();
        if (nanos == 0) {
            strand.scheduler.pause(strand);
        } else {
            strand.sleep(nanos);
        }
    }

    /**
     * Returns how much time is left until the nearest deadline of the timeouts around the caller;
     * never less than zero; nothing if there is no deadline. For whoever has a timeout of its own:
     * a JDBC statement, an HTTP client. (It does not know the time limit of a request's client.)
     */
    public static Optional<Duration> remaining() {
        Job job = Job.current();
        long deadline = job == null ? Scheduler.NEVER : job.effectiveDeadline();
        if (deadline == Scheduler.NEVER) {
            return Optional.empty();
        }
        long left = deadline - Scheduler.current().nanoTime();
        return Optional.of(Duration.ofNanos(Math.max(0, left)));
    }

    /**
     * Does nothing, unless the task has been cancelled: for long calculations that never wait.
     *
     * @throws Cancelled if the task is cancelled
     */
    public static void checkpoint() {
        Strand strand = Strand.current();
        if (strand == null) {
            return;
        }
        strand.scheduler.pause(strand);
        strand.throwIfCancelled();
    }

    /**
     * Runs an order slip on the calling thread, for at most so long; then cancels it and waits
     * until it has ended. Timeouts nest: the one that ends first counts. A slip that ends by itself
     * with a result or a failure has its way even if the time was over by then.
     *
     * @throws TimeoutException if the time is over
     * @throws Cancelled if a task around it is cancelled
     */
    public static <T extends @Nullable Object> T timeout(Duration duration, Callable<T> coroutine)
            throws TimeoutException {
        Objects.requireNonNull(coroutine, "callable");
        return timeout(duration, deadline -> coroutine.call());
    }

    /**
     * Runs work without a result for at most a time. See {@link #timeout(Duration, Callable)}.
     *
     * @throws TimeoutException if the time is over
     * @throws Cancelled if a task around it is cancelled
     */
    public static void timeout(Duration duration, ThrowingRunnable work) throws TimeoutException {
        timeout(duration, Work.callable(work));
    }

    /**
     * Runs a block without a result for at most a time, with the deadline at hand. See {@link
     * #timeout(Duration, ThrowingFunction)}.
     *
     * @throws TimeoutException if the time is over
     * @throws Cancelled if a task around it is cancelled
     */
    public static void timeout(Duration duration, ThrowingConsumer<Deadline> body)
            throws TimeoutException {
        Objects.requireNonNull(body, "body");
        timeout(
                duration,
                deadline -> {
                    body.accept(deadline);
                    return true;
                });
    }

    /**
     * Runs something on the calling thread, for at most so long, with the deadline at hand: it can
     * be moved while time is left. See {@link #timeout(Duration, Callable)}.
     *
     * @throws TimeoutException if the time is over
     * @throws Cancelled if a task around it is cancelled
     */
    public static <T extends @Nullable Object> T timeout(
            Duration duration, ThrowingFunction<Deadline, T> body) throws TimeoutException {
        Limit limit = new Limit(duration);
        try {
            return limit.limit(() -> body.with(new Deadline(limit)));
        } catch (Cancelled cancelled) {
            checkpoint(); // the one around it may be over, too: then it is that one's turn
            if (!limit.hasCaused(cancelled)) {
                throw cancelled;
            }
            TimeoutException timeout =
                    new TimeoutException(
                            "not done within " + Durations.text(Durations.nanos(duration)));
            timeout.initCause(cancelled);
            throw timeout;
        }
    }

    /**
     * Runs an order slip that cancelling does not reach until it has ended, or the grace is over:
     * for what must be put in order even when nobody waits for it any more. What it starts is
     * shielded with it. Timeouts and groups within it end it as ever.
     *
     * @throws Cancelled if the grace is over, or as soon as it has ended
     */
    public static <T extends @Nullable Object> T shield(Duration grace, Callable<T> coroutine) {
        Job shielded = new Job(Job.current(), "shield");
        Durations.notNegative(grace);
        shielded.shield(grace);
        return shielded.run(coroutine);
    }

    /** Shields work without a result. See {@link #shield(Duration, Callable)}. */
    public static void shield(Duration grace, ThrowingRunnable work) {
        shield(grace, Work.callable(work));
    }

    /**
     * Runs an order slip on a platform thread, and waits for it: for what would hold up other tasks
     * on a virtual thread, because it cannot be parked there (reading files and pipes, native code,
     * long calculations). Not more than 64 run at once, the others wait for their turn; the system
     * property {@code jumun.blocking.threads} sets another number.
     *
     * @throws Cancelled if the task is cancelled; the thread is interrupted then, and its end
     *     waited for
     */
    public static <T extends @Nullable Object> T blocking(Callable<T> coroutine) {
        return blocking(OnCancel.WAIT, coroutine);
    }

    /** Runs an order slip on a platform thread. See {@link #blocking(Callable)}. */
    public static <T extends @Nullable Object> T blocking(
            OnCancel onCancel, Callable<T> coroutine) {
        return Blocking.call(onCancel, coroutine);
    }

    /** Runs work without a result on a platform thread. See {@link #blocking(Callable)}. */
    public static void blocking(ThrowingRunnable work) {
        blocking(OnCancel.WAIT, Work.callable(work));
    }

    /** Runs work without a result on a platform thread. See {@link #blocking(Callable)}. */
    public static void blocking(OnCancel onCancel, ThrowingRunnable work) {
        blocking(onCancel, Work.callable(work));
    }

    /**
     * Runs a callable on the calling thread, and says what is done <em>instead of the
     * interrupt</em> if the task is cancelled meanwhile, for whatever reason: for work that an
     * interrupt breaks or does not reach. With a grace of two seconds; see {@link
     * #onCancel(Duration, ThrowingRunnable, Callable)}.
     *
     * <pre>{@code
     * ResultSet rows = onCancel(statement::cancel, statement::executeQuery);
     * }</pre>
     */
    public static <T extends @Nullable Object> T onCancel(
            ThrowingRunnable action, Callable<T> callable) {
        return onCancel(CancelHook.GRACE, action, callable);
    }

    /**
     * Runs a callable on the calling thread, and says what is done instead of the interrupt if the
     * task is cancelled meanwhile: by a timeout, around the call or within it, a sibling that
     * failed, a client that went away, or because it was asked to.
     *
     * <ul>
     *   <li>The action runs on a platform thread of its own, which may block, outside of all tasks;
     *       once for each request to cancel. If the callable is cut off it has run; if the callable
     *       ended before, it does not begin any more. An action in progress is waited for: it never
     *       meets what the calling thread does next.
     *   <li>The thread of the callable is not interrupted until the grace is over, or the action
     *       has failed. Operations of this package throw {@link Cancelled} at once, as always.
     *   <li>Once the action has begun the callable ends as {@link Cancelled}, whether it returns or
     *       throws: an exception of its own is the cause, one of the action is suppressed. Errors
     *       are thrown as they are. No interrupt is left.
     * </ul>
     *
     * <p>It covers the calling thread alone: what the callable starts on other threads is
     * interrupted there. Of several within each other the innermost one acts first.
     *
     * @param grace how long the action has to be enough
     * @param action makes the callable end: cancels a statement, aborts a request, kills a process
     * @throws Cancelled if the task is cancelled
     */
    public static <T extends @Nullable Object> T onCancel(
            Duration grace, ThrowingRunnable action, Callable<T> callable) {
        return new CancelHook(grace, action).call(callable);
    }

    /**
     * Borrows from a lender: the use runs inside the lender's {@code yield.to}, on the same thread,
     * and its exception arrives there. The lender's tear-down is shielded from cancelling for five
     * seconds.
     *
     * @param name what errors call the lender
     * @throws IllegalStateException if the lender does not lend, lends twice, or swallows the use's
     *     exception
     */
    public static <T extends @Nullable Object, R extends @Nullable Object> R lend(
            String name, Lender<T> lender, ThrowingFunction<T, R> use) throws Exception {
        return new Lending<T, R>(name, use).from(lender);
    }

    /**
     * Borrows for a block without a result. See {@link #lend(String, Lender, ThrowingFunction)}.
     */
    public static <T extends @Nullable Object> void lend(
            String name, Lender<T> lender, ThrowingConsumer<T> use) throws Exception {
        Objects.requireNonNull(use, "use");
        lend(
                name,
                lender,
                lent -> {
                    use.accept(lent);
                    return true;
                });
    }

    private static <T extends @Nullable Object> T call(Callable<T> coroutine) {
        try {
            return coroutine.call();
        } catch (Exception failure) {
            throw Failures.<RuntimeException>sneak(failure);
        }
    }
}
