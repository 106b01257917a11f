package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Produces values one after another, and pauses after each until the next one is requested. A
 * generator is lazy: nothing runs until values are requested. Each traversal runs the body from its
 * beginning.
 *
 * <pre>{@code
 * Generator<Integer> numbers = Generator.of(yield -> {
 *     for (int i = 0; i < 3; i++) {
 *         yield.to(i);
 *     }
 * });
 * for (int number : numbers) { … }
 * }</pre>
 *
 * <p>{@link #forEach}, {@link #forEachWhile} and {@link #toList} run the body on the calling
 * thread. They cost almost nothing, and scoped values and stack traces are those of the caller. An
 * iterator runs the body on a virtual thread, which runs only while the next value is requested:
 * values are never produced in advance.
 *
 * <p>The {@code finally} blocks of the body always run: at its end, when the consumer fails, when
 * {@link #close} is called, or when the task that iterates ends. If none of that happens, they run
 * when the iterator has been garbage-collected, and a warning is logged.
 */
public final class Generator<T extends @Nullable Object> implements Iterable<T>, AutoCloseable {
    /** Produces the values, by calling {@link Yield#to} with each. */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object> {
        void generate(Yield<T> yield) throws Exception;
    }

    private static final StackWalker WALKER = StackWalker.getInstance();

    private final Body<T> body;
    private final String madeAt;
    private final Set<Pull<T>> open = Collections.synchronizedSet(new LinkedHashSet<>());

    private Generator(Body<T> body, String madeAt) {
        this.body = body;
        this.madeAt = madeAt;
    }

    /** Creates a generator. Does not block, and does not run the body. */
    public static <T extends @Nullable Object> Generator<T> of(Body<T> body) {
        Objects.requireNonNull(body, "body");
        String line =
                WALKER.walk(frames ->
                        frames.map(StackWalker.StackFrame::toStackTraceElement)
                                .filter(frame -> !Traces.isInternal(frame))
                                .findFirst()
                                .map(StackTraceElement::toString)
                                .orElse("an unknown place"));
        return new Generator<>(body, line);
    }

    /** Runs the body on the calling thread, and passes each value to the consumer at once. */
    @Override
    public void forEach(Consumer<? super T> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        forEachWhile(value -> {
            consumer.accept(value);
            return true;
        });
    }

    /**
     * Runs the body on the calling thread until the predicate returns false or the body ends.
     * Returns whether the body ran to its end.
     */
    public boolean forEachWhile(Predicate<? super T> consumer) {
        return new Push<T>(consumer).run(body);
    }

    /** Runs the body on the calling thread, and returns all values. */
    public List<T> toList() {
        List<T> values = new ArrayList<>();
        forEach(values::add);
        return values;
    }

    /**
     * Starts a new traversal, and returns its values one by one. The body runs on a virtual thread
     * of its own, and only while {@link Iterator#hasNext} or {@link Iterator#next} wait for a
     * value. A failure of the body is thrown there, once. The iterator may be used by one thread at
     * a time. It need not be read to its end: the body is torn down by the iterator's own {@link
     * AutoCloseable} {@code close}, by closing the generator, or at the end of the task.
     */
    @Override
    public Iterator<T> iterator() {
        return pull();
    }

    /** Starts a new traversal as a stream. Close the stream if it is not read to its end. */
    public Stream<T> stream() {
        PullIterator<T> values = pull();
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(values, Spliterator.ORDERED), false)
                .onClose(values::close);
    }

    private PullIterator<T> pull() {
        Pull<T> pull = new Pull<>(body, madeAt, open::remove);
        open.add(pull);
        return new PullIterator<>(pull);
    }

    /**
     * Tears down all iterators in use: each body ends where it is paused, and its {@code finally}
     * blocks have run when this method returns. An exception of the tear-down is thrown.
     */
    @Override
    public void close() {
        Throwable failure = null;
        for (Pull<T> pull : newestFirst()) {
            try {
                pull.closeOrThrow();
            } catch (Throwable thrown) {
                if (failure == null) {
                    failure = thrown;
                } else {
                    Failures.suppress(failure, thrown);
                }
            }
        }
        if (failure != null) {
            throw Failures.<RuntimeException>sneak(failure);
        }
    }

    private List<Pull<T>> newestFirst() {
        synchronized (open) {
            return List.copyOf(open).reversed();
        }
    }

    @Override
    public String toString() {
        return "the generator made at " + madeAt;
    }
}
