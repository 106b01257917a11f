package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * What work can do beside running straight on: wait, run side by side, be limited in time, borrow.
 *
 * <p>Functions that run an {@linkplain Coroutine order slip} throw what it throws, with its own
 * type, checked exceptions too: they are not declared, so that waiting is not viral.
 */
public final class Async {
    private Async() {}

    /**
     * Runs an order slip on the calling thread as a task of its own, and returns its result.
     * Allowed anywhere, within other tasks too.
     *
     * @throws Cancelled if a task around it is cancelled
     */
    public static <T extends @Nullable Object> T run(Coroutine<T> coroutine) {
        return Job.below(Job.current(), "run", true).run(coroutine);
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
            R gather(Coroutine<A> a, Coroutine<B> b, Combine.Of2<A, B, R> combine) {
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b);
        return call(() -> combine.apply((A) results[0], (B) results[1]));
    }

    /**
     * Runs 3 order slips side by side and combines their results. See {@link #gather(Coroutine,
     * Coroutine, Combine.Of2)}.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            R gather(
                    Coroutine<A> a,
                    Coroutine<B> b,
                    Coroutine<C> c,
                    Combine.Of3<A, B, C, R> combine) {
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b, c);
        return call(() -> combine.apply((A) results[0], (B) results[1], (C) results[2]));
    }

    /**
     * Runs 4 order slips side by side and combines their results. See {@link #gather(Coroutine,
     * Coroutine, Combine.Of2)}.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    R extends @Nullable Object>
            R gather(
                    Coroutine<A> a,
                    Coroutine<B> b,
                    Coroutine<C> c,
                    Coroutine<D> d,
                    Combine.Of4<A, B, C, D, R> combine) {
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b, c, d);
        return call(() ->
                combine.apply((A) results[0], (B) results[1], (C) results[2], (D) results[3]));
    }

    /**
     * Runs 5 order slips side by side and combines their results. See {@link #gather(Coroutine,
     * Coroutine, Combine.Of2)}.
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
                    Coroutine<A> a,
                    Coroutine<B> b,
                    Coroutine<C> c,
                    Coroutine<D> d,
                    Coroutine<E> e,
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
     * Runs 6 order slips side by side and combines their results. See {@link #gather(Coroutine,
     * Coroutine, Combine.Of2)}.
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
                    Coroutine<A> a,
                    Coroutine<B> b,
                    Coroutine<C> c,
                    Coroutine<D> d,
                    Coroutine<E> e,
                    Coroutine<F> f,
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
     * Runs 7 order slips side by side and combines their results. See {@link #gather(Coroutine,
     * Coroutine, Combine.Of2)}.
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
                    Coroutine<A> a,
                    Coroutine<B> b,
                    Coroutine<C> c,
                    Coroutine<D> d,
                    Coroutine<E> e,
                    Coroutine<F> f,
                    Coroutine<G> g,
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
     * Runs 8 order slips side by side and combines their results. See {@link #gather(Coroutine,
     * Coroutine, Combine.Of2)}.
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
                    Coroutine<A> a,
                    Coroutine<B> b,
                    Coroutine<C> c,
                    Coroutine<D> d,
                    Coroutine<E> e,
                    Coroutine<F> f,
                    Coroutine<G> g,
                    Coroutine<H> h,
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
     * Runs all order slips side by side; the results have their order. See {@link
     * #gather(Coroutine, Coroutine, Combine.Of2)}.
     */
    public static <T extends @Nullable Object> List<T> gather(
            List<? extends Coroutine<? extends T>> coroutines) {
        return gather(Integer.MAX_VALUE, coroutines);
    }

    /**
     * Runs order slips side by side, so many at a time; the results have the order of the slips.
     * See {@link #gather(Coroutine, Coroutine, Combine.Of2)}.
     *
     * @throws IllegalArgumentException if the limit is less than 1
     */
    @SuppressWarnings("unchecked")
    public static <T extends @Nullable Object> List<T> gather(
            int limit, List<? extends Coroutine<? extends T>> coroutines) {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit is " + limit + "; it must be 1 or more.");
        }
        @Nullable Object[] results = Gathering.run(limit, coroutines.toArray(new Coroutine<?>[0]));
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
            List<? extends Coroutine<? extends T>> coroutines) {
        List<Coroutine<Outcome<T>>> settled = new ArrayList<>();
        for (Coroutine<? extends T> coroutine : coroutines) {
            settled.add(() -> settle(coroutine));
        }
        return gather(settled);
    }

    private static <T extends @Nullable Object> Outcome<T> settle(
            Coroutine<? extends T> coroutine) {
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
     * Opens a group in which tasks can be started, by the body and by the tasks themselves, until
     * the body has ended. Returns the body's result when all tasks have ended, too; daemon tasks
     * are cancelled then.
     *
     * <p>The first failure, of the body or of a task, cancels all others, waits until they have
     * ended, and is thrown itself; further ones are suppressed in it.
     *
     * @throws Cancelled if the task that waits is cancelled, or the group was by {@link
     *     TaskGroup#cancel}
     */
    public static <R extends @Nullable Object> R taskGroup(Use<TaskGroup, R> body) {
        Job job = Job.below(Job.current(), "task group", true);
        return job.run(() -> new TaskGroup(job).run(body));
    }

    /**
     * Runs an order slip for at most so long, and moves on: returns what it made, or nothing if the
     * time was over. See {@link #timeout}.
     */
    public static <T> Optional<T> moveOn(Duration duration, Coroutine<T> coroutine) {
        Limit limit = new Limit(duration);
        try {
            return Optional.of(limit.run(coroutine));
        } catch (Cancelled cancelled) {
            if (limit.hasCaused(cancelled)) {
                return Optional.empty();
            }
            throw cancelled;
        }
    }

    /**
     * Waits. Other tasks run meanwhile.
     *
     * @throws Cancelled if the task is cancelled
     */
    public static void sleep(Duration duration) {
        checkpoint();
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
    }

    /**
     * Does nothing, unless the task has been cancelled: for long calculations that never wait.
     *
     * @throws Cancelled if the task is cancelled
     */
    public static void checkpoint() {
        Job job = Job.current();
        if (job != null) {
            job.checkpoint();
        }
    }

    /**
     * Runs an order slip on the calling thread, for at most so long; then cancels it and waits
     * until it has ended. Timeouts nest: the one that ends first counts. A slip that ends by itself
     * with a result or a failure has its way even if the time was over by then.
     *
     * @throws TimeoutException if the time is over
     * @throws Cancelled if a task around it is cancelled
     */
    public static <T extends @Nullable Object> T timeout(Duration duration, Coroutine<T> coroutine)
            throws TimeoutException {
        Limit limit = new Limit(duration);
        try {
            return limit.run(coroutine);
        } catch (Cancelled cancelled) {
            if (!limit.hasCaused(cancelled)) {
                throw cancelled;
            }
            TimeoutException timeout = new TimeoutException("not done within " + duration);
            timeout.initCause(cancelled);
            throw timeout;
        }
    }

    /**
     * Runs an order slip that cancelling does not reach until the grace is over: for what must be
     * put in order even when nobody waits for it any more.
     */
    public static <T extends @Nullable Object> T shield(Duration grace, Coroutine<T> coroutine) {
        Job job = Job.current();
        if (job == null) {
            return call(coroutine);
        }
        job.beginShield(grace);
        try {
            return call(coroutine);
        } finally {
            job.endShield();
        }
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
            String name, Lender<T> lender, Use<T, R> use) throws Exception {
        return new Lending<T, R>(name, use).run(lender);
    }

    private static <T extends @Nullable Object> T call(Coroutine<T> coroutine) {
        try {
            return coroutine.call();
        } catch (Exception failure) {
            throw Failures.<RuntimeException>sneak(failure);
        }
    }
}
