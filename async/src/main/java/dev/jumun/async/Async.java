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
 * The operations of structured concurrency: waiting, running concurrently, timeouts, and borrowing.
 *
 * <p>Functions that run a {@linkplain Callable callable} throw its exceptions with their own type,
 * including checked ones. They do not declare them, so callers need no {@code throws} clauses for
 * waiting.
 */
@SuppressWarnings("overloads") // of two the compiler takes the right one: see ThrowingFunction
public final class Async {
    private Async() {}

    /**
     * Runs a callable on the calling thread, as a task of its own, and returns its result. May be
     * called anywhere, including within other tasks.
     *
     * @throws Cancelled if an enclosing task is cancelled
     */
    public static <T extends @Nullable Object> T run(Callable<T> task) {
        Objects.requireNonNull(task, "task");
        return Runner.runOn(new Job(Current.job(), "run"), Current.strand(), task);
    }

    /** Runs work without a result. See {@link #run(Callable)}. */
    public static void run(ThrowingRunnable work) {
        run(Work.callable(work));
    }

    /**
     * Makes the compiler accept a {@code catch} of a checked exception that work may throw. The
     * functions of this class throw the exceptions of their callables without declaring them. Does
     * nothing at run time.
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
     * Runs two callables concurrently, and returns both results. See {@link #gather(Callable,
     * Callable, Combine.Of2)}.
     */
    public static <A extends @Nullable Object, B extends @Nullable Object> Pair<A, B> gather(
            Callable<A> a, Callable<B> b) {
        return gather(a, b, Pair::new);
    }

    /**
     * Runs two callables concurrently and combines their results. It takes as long as the slower
     * one. Blocks until both have ended.
     *
     * <pre>{@code
     * Offer offer = gather(this::price, this::stock, Offer::new);
     * }</pre>
     *
     * <p>The first failure cancels the others. It is thrown with its own type when they have ended.
     * Further failures are {@linkplain Throwable#getSuppressed suppressed} in it.
     *
     * @throws Cancelled if the task that waits is cancelled; the callables are then cancelled, too
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    R extends @Nullable Object>
            R gather(Callable<A> a, Callable<B> b, Combine.Of2<A, B, R> combine) {
        Objects.requireNonNull(combine, "combine");
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b);
        return call(() -> combine.apply((A) results[0], (B) results[1]));
    }

    /**
     * Runs 3 callables concurrently and combines their results. See {@link #gather(Callable,
     * Callable, Combine.Of2)}.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            R gather(Callable<A> a, Callable<B> b, Callable<C> c, Combine.Of3<A, B, C, R> combine) {
        Objects.requireNonNull(combine, "combine");
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b, c);
        return call(() -> combine.apply((A) results[0], (B) results[1], (C) results[2]));
    }

    /**
     * Runs 4 callables concurrently and combines their results. See {@link #gather(Callable,
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
        Objects.requireNonNull(combine, "combine");
        @Nullable Object[] results = Gathering.run(Integer.MAX_VALUE, a, b, c, d);
        return call(() ->
                combine.apply((A) results[0], (B) results[1], (C) results[2], (D) results[3]));
    }

    /**
     * Runs 5 callables concurrently and combines their results. See {@link #gather(Callable,
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
        Objects.requireNonNull(combine, "combine");
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
     * Runs 6 callables concurrently and combines their results. See {@link #gather(Callable,
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
        Objects.requireNonNull(combine, "combine");
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
     * Runs 7 callables concurrently and combines their results. See {@link #gather(Callable,
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
        Objects.requireNonNull(combine, "combine");
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
     * Runs 8 callables concurrently and combines their results. See {@link #gather(Callable,
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
        Objects.requireNonNull(combine, "combine");
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
     * Runs all callables concurrently, and returns their results in the same order. See {@link
     * #gather(Callable, Callable, Combine.Of2)}.
     */
    public static <T extends @Nullable Object> List<T> gather(
            List<? extends Callable<? extends T>> tasks) {
        return gather(Integer.MAX_VALUE, tasks);
    }

    /**
     * Runs callables concurrently, with a limit on how many run at the same time. The results have
     * the order of the callables. See {@link #gather(Callable, Callable, Combine.Of2)}.
     *
     * @throws IllegalArgumentException if the limit is less than 1
     */
    @SuppressWarnings("unchecked")
    public static <T extends @Nullable Object> List<T> gather(
            int limit, List<? extends Callable<? extends T>> tasks) {
        Objects.requireNonNull(tasks, "tasks");
        if (limit < 1) {
            throw new IllegalArgumentException("The limit is " + limit + "; it must be 1 or more.");
        }
        @Nullable Object[] results = Gathering.run(limit, tasks.toArray(new Callable<?>[0]));
        List<T> list = new ArrayList<>(results.length);
        for (Object result : results) {
            list.add((T) result);
        }
        return list;
    }

    /**
     * Gives a callable's task a name: in {@link #gather(Callable, Callable) gather}, {@link #race}
     * and the like, where tasks have numbers otherwise. Stack traces, journals, traces and the
     * kitchen show it. Use one of few: tasks of the same name are counted together.
     *
     * <pre>{@code
     * gather(named("coffee", this::brew), named("toast", this::toast), Breakfast::new);
     * }</pre>
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static <T extends @Nullable Object> Callable<T> named(
            String name, Callable<? extends T> task) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(task, "task");
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a task must not be blank.");
        }
        return new NamedCallable<>(name, task);
    }

    /**
     * Runs all callables concurrently until each has ended. A failure does not cancel the others.
     * The outcomes have the order of the callables.
     *
     * @throws Cancelled if the task that waits is cancelled; the callables are then cancelled, too
     */
    public static <T extends @Nullable Object> List<Outcome<T>> gatherSettled(
            List<? extends Callable<? extends T>> tasks) {
        Objects.requireNonNull(tasks, "tasks");
        List<Callable<Outcome<T>>> settled = new ArrayList<>();
        for (Callable<? extends T> task : tasks) {
            Objects.requireNonNull(task, "task");
            settled.add(NamedCallable.like(task, () -> settle(task)));
        }
        return gather(settled);
    }

    /**
     * Runs a callable on the calling thread, and returns its outcome. In a group, where a failing
     * task cancels the others, use it to start a task that does not: {@code group.start(() ->
     * settle(work))}.
     *
     * @throws Cancelled if the task that calls is cancelled
     */
    public static <T extends @Nullable Object> Outcome<T> settle(Callable<? extends T> task) {
        Objects.requireNonNull(task, "task");
        try {
            return new Outcome.Success<>(task.call());
        } catch (Cancelled cancelled) {
            checkpoint(); // cancelled from above: then there is no outcome to tell
            return new Outcome.Cancelled<>(cancelled);
        } catch (Throwable failure) {
            checkpoint();
            return new Outcome.Failure<>(failure);
        }
    }

    /** Runs work without a result, and returns its outcome. See {@link #settle(Callable)}. */
    public static Outcome<?> settle(ThrowingRunnable work) {
        return settle(Work.callable(work));
    }

    /**
     * Runs callables concurrently until one has succeeded, and returns its result. The others are
     * cancelled, and have ended when this returns. Failures are ignored unless all callables fail:
     * then the first failure is thrown, with the others suppressed in it.
     *
     * @throws IllegalArgumentException if there are no callables
     * @throws Cancelled if the task that waits is cancelled; the callables are then cancelled, too
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only if its type allows it
    public static <T extends @Nullable Object> T race(List<? extends Callable<? extends T>> tasks) {
        Objects.requireNonNull(tasks, "tasks");
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("A race needs at least one callable.");
        }
        return (T) new Race(tasks.toArray(new Callable<?>[0])).runAll();
    }

    /**
     * Runs callables concurrently, and produces each result as soon as it is available, in the
     * order of completion. Nothing starts before the generator is used. Ending the traversal early
     * cancels the rest. The first failure cancels the rest, and is thrown where the next result is
     * requested.
     */
    public static <T> Generator<T> asCompleted(List<? extends Callable<? extends T>> tasks) {
        Objects.requireNonNull(tasks, "tasks");
        List<Callable<? extends T>> all = new ArrayList<>(tasks); // the caller's may change
        all.forEach(task -> Objects.requireNonNull(task, "task"));
        return Generator.of(yield ->
                taskGroup(group -> {
                    Channel<Callable<T>> ends = new Channel<>("the results", all.size());
                    for (Callable<? extends T> task : all) {
                        group.start(NamedCallable.like(task, () -> ends.trySend(endOf(task))));
                    }
                    for (int i = 0; i < all.size(); i++) {
                        yield.to(ends.receive().call());
                    }
                    return true;
                }));
    }

    /**
     * Runs a callable and returns a supplier of its result, or throws again if it was cancelled
     * alone.
     */
    private static <T> Callable<T> endOf(Callable<? extends T> task) throws Exception {
        try {
            T result = task.call();
            return () -> result;
        } catch (Cancelled cancelled) {
            return () -> {
                throw cancelled;
            };
        }
    }

    /**
     * Opens a group in which the body and the tasks themselves can start tasks. Blocks until all of
     * them have ended, and returns the body's result. Daemon tasks are cancelled when the others
     * have ended.
     *
     * <p>The first failure of the body or of a task cancels all others. It is thrown when they have
     * ended, with further failures suppressed in it. A group that is cancelled by {@link
     * TaskGroup#cancel} ends without a failure.
     *
     * @throws Cancelled if the task that waits is cancelled
     * @throws IllegalStateException if {@link TaskGroup#cancel} stopped the body before it had a
     *     result: see {@link #taskGroup(ThrowingConsumer)} for bodies without a result
     */
    public static <R extends @Nullable Object> R taskGroup(ThrowingFunction<TaskGroup, R> body) {
        TaskGroup.Whole<R> group = new TaskGroup.Whole<>(body);
        R result = Runner.runOn(group, Current.strand(), group);
        if (group.wasCutOff()) {
            throw new IllegalStateException(
                    "The group was cancelled before its body had a result. If no result is needed,"
                            + " write the body as a block: taskGroup(group -> { … }).");
        }
        return result;
    }

    /**
     * Opens a group for a body without a result: a block, {@code group -> { … }}. {@link
     * TaskGroup#cancel} may stop the body. See {@link #taskGroup(ThrowingFunction)}.
     */
    public static void taskGroup(ThrowingConsumer<TaskGroup> body) {
        Objects.requireNonNull(body, "body");
        TaskGroup.Whole<Boolean> group =
                new TaskGroup.Whole<>(tasks -> {
                    body.accept(tasks);
                    return true;
                });
        Runner.runOn(group, Current.strand(), group);
    }

    /**
     * Runs a callable with a timeout. Returns its result, or an empty Optional if the time has
     * expired. See {@link #timeout(Duration, Callable)}.
     *
     * @throws NullPointerException if the callable returns null, which an Optional cannot hold
     */
    public static <T> Optional<T> timeoutOrEmpty(Duration duration, Callable<T> task) {
        Objects.requireNonNull(task, "task");
        Limit limit = new Limit(duration);
        try {
            T result = limit.limit(task);
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
     * Runs work without a result with a timeout. Returns whether it ended in time. See {@link
     * #timeout(Duration, ThrowingRunnable)}.
     */
    public static boolean timeoutOrEmpty(Duration duration, ThrowingRunnable work) {
        return timeoutOrEmpty(duration, Work.callable(work)).isPresent();
    }

    /**
     * Blocks for a duration while other tasks run. A duration of zero is a {@link #checkpoint}.
     *
     * @throws Cancelled if the task is cancelled
     * @throws IllegalArgumentException if the duration is negative
     */
    public static void sleep(Duration duration) {
        long nanos = Durations.notNegative(duration);
        Strand strand = Current.strandOrNew();
        strand.throwIfCancelled();
        if (nanos == 0) {
            strand.scheduler.pause(strand);
        } else {
            strand.sleep(nanos);
        }
    }

    /**
     * Returns the time until the nearest deadline of the enclosing timeouts. It is never negative,
     * and empty if there is no deadline. Use it for operations with a timeout of their own, such as
     * a JDBC statement or an HTTP client. (It does not include the time limit of a request's
     * client.)
     */
    public static Optional<Duration> remaining() {
        Job job = Current.job();
        long deadline = job == null ? Scheduler.NEVER : job.effectiveDeadline();
        if (deadline == Scheduler.NEVER) {
            return Optional.empty();
        }
        long left = deadline - Current.scheduler().nanoTime();
        return Optional.of(Duration.ofNanos(Math.max(0, left)));
    }

    /**
     * Throws if the task has been cancelled, and otherwise does nothing. Call it in long
     * computations that never wait.
     *
     * @throws Cancelled if the task is cancelled
     */
    public static void checkpoint() {
        Strand strand = Current.strand();
        if (strand == null) {
            return;
        }
        strand.scheduler.pause(strand);
        strand.throwIfCancelled();
    }

    /**
     * Runs a callable on the calling thread with a timeout. When the time expires, the callable is
     * cancelled, and this method blocks until it has ended. Timeouts nest: the earliest deadline
     * applies. If the callable still ends with a result or a failure of its own, that takes
     * precedence over the timeout.
     *
     * <pre>{@code
     * Quote quote = timeout(Duration.ofSeconds(2), () -> supplier.quote(item));
     * }</pre>
     *
     * @throws TimeoutException if the time has expired
     * @throws Cancelled if an enclosing task is cancelled
     */
    public static <T extends @Nullable Object> T timeout(Duration duration, Callable<T> task)
            throws TimeoutException {
        Objects.requireNonNull(task, "task");
        return timeout(duration, deadline -> task.call());
    }

    /**
     * Runs work without a result with a timeout. See {@link #timeout(Duration, Callable)}.
     *
     * @throws TimeoutException if the time has expired
     * @throws Cancelled if an enclosing task is cancelled
     */
    public static void timeout(Duration duration, ThrowingRunnable work) throws TimeoutException {
        timeout(duration, Work.callable(work));
    }

    /**
     * Runs a block without a result with a timeout whose deadline it can move. See {@link
     * #timeout(Duration, ThrowingFunction)}.
     *
     * @throws TimeoutException if the time has expired
     * @throws Cancelled if an enclosing task is cancelled
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
     * Runs a function on the calling thread with a timeout. The function gets the deadline, which
     * it can move while time is left. See {@link #timeout(Duration, Callable)}.
     *
     * @throws TimeoutException if the time has expired
     * @throws Cancelled if an enclosing task is cancelled
     */
    public static <T extends @Nullable Object> T timeout(
            Duration duration, ThrowingFunction<Deadline, T> body) throws TimeoutException {
        Objects.requireNonNull(body, "body");
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
     * Runs a callable that is protected from cancellation until it has ended. A cancellation starts
     * the grace period, and reaches the callable only when that is over. Use it for clean-up that
     * must complete after a cancellation. Tasks that it starts are protected, too. Timeouts and
     * groups within it work as usual.
     *
     * @param grace how long the callable may continue after a cancellation
     * @throws Cancelled if the grace period is over; if the task was cancelled meanwhile, when the
     *     callable has ended
     */
    public static <T extends @Nullable Object> T shield(Duration grace, Callable<T> task) {
        Objects.requireNonNull(grace, "grace");
        Objects.requireNonNull(task, "task");
        Job shielded = new Job(Current.job(), "shield");
        Durations.notNegative(grace);
        Cancelling.shield(shielded, grace);
        return Runner.run(shielded, task);
    }

    /**
     * Protects work without a result from cancellation. See {@link #shield(Duration, Callable)}.
     */
    public static void shield(Duration grace, ThrowingRunnable work) {
        shield(grace, Work.callable(work));
    }

    /**
     * Runs a callable on a platform thread, and blocks until it has ended. Use it for work that
     * would block other tasks because it pins a virtual thread: reading files and pipes, native
     * code, long computations. At most 64 such calls run at the same time, or four for each core if
     * that is more; the others wait. The system property {@code jumun.blocking.threads} sets
     * another number.
     *
     * @throws Cancelled if the task is cancelled; the thread is then interrupted, and has ended
     *     when this is thrown
     */
    public static <T extends @Nullable Object> T blocking(Callable<T> task) {
        return blocking(OnCancel.WAIT, task);
    }

    /** Runs a callable on a platform thread. See {@link #blocking(Callable)}. */
    public static <T extends @Nullable Object> T blocking(OnCancel onCancel, Callable<T> task) {
        return Blocking.call(onCancel, task);
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
     * Runs a callable on the calling thread, with an action that runs <em>instead of the
     * interrupt</em> if the task is cancelled meanwhile, for any reason. Use it for work that an
     * interrupt breaks or does not reach. The grace period is two seconds; see {@link
     * #onCancel(Duration, ThrowingRunnable, Callable)}.
     *
     * <pre>{@code
     * ResultSet rows = onCancel(statement::cancel, statement::executeQuery);
     * }</pre>
     */
    public static <T extends @Nullable Object> T onCancel(
            ThrowingRunnable action, Callable<T> task) {
        return onCancel(HookedCall.GRACE, action, task);
    }

    /**
     * Runs a callable on the calling thread, with an action that runs instead of the interrupt if
     * the task is cancelled meanwhile: by a timeout around the call or within it, by a sibling that
     * failed, by a client that went away, or by request.
     *
     * <ul>
     *   <li>The action runs on a platform thread of its own, outside of all tasks, and may block.
     *       It runs once for each cancellation. If the callable is cut off, the action has run. If
     *       the callable ended before, the action does not begin. An action in progress is waited
     *       for, so it never overlaps with what the calling thread does next.
     *   <li>The thread of the callable is not interrupted until the grace period is over, or the
     *       action has failed. Operations of this package throw {@link Cancelled} at once, as
     *       usual.
     *   <li>Once the action has begun, the callable ends as {@link Cancelled}, whether it returns
     *       or throws. An exception of its own is the cause, and one of the action is suppressed.
     *       Errors are thrown unchanged. The interrupt flag is clear.
     * </ul>
     *
     * <p>It applies only to the calling thread: work that the callable starts on other threads is
     * interrupted there. If several are nested, the innermost one acts first.
     *
     * @param grace how long the callable may take to end after the action has begun, before it is
     *     interrupted
     * @param action makes the callable end: cancels a statement, aborts a request, kills a process
     * @throws Cancelled if the task is cancelled
     */
    public static <T extends @Nullable Object> T onCancel(
            Duration grace, ThrowingRunnable action, Callable<T> task) {
        return new HookedCall(grace, action).call(task);
    }

    /**
     * Borrows a value from a lender. The use runs inside the lender's {@code yield.to}, on the same
     * thread, and its exception is thrown there. The lender's tear-down is protected from
     * cancellation for five seconds.
     *
     * <pre>{@code
     * String name = lend("sessions", sessions, session -> session.read("name"));
     * }</pre>
     *
     * @param name the name of the lender in error messages
     * @throws IllegalStateException if the lender does not lend, lends twice, or swallows the
     *     exception of the use
     */
    public static <T extends @Nullable Object, R extends @Nullable Object> R lend(
            String name, Lender<T> lender, ThrowingFunction<T, R> use) throws Exception {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(lender, "lender");
        Objects.requireNonNull(use, "use");
        return new Lending<T, R>(name, use).from(lender);
    }

    /**
     * Borrows a value for a block without a result. See {@link #lend(String, Lender,
     * ThrowingFunction)}.
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

    private static <T extends @Nullable Object> T call(Callable<T> task) {
        try {
            return task.call();
        } catch (Exception failure) {
            throw Failures.<RuntimeException>sneak(failure);
        }
    }
}
