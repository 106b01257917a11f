package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes values one after another, and stands still between two of them. Like an order slip it is a
 * recipe: nothing runs before somebody asks for values, and whoever asks anew begins anew.
 *
 * <p>Who takes all ({@link #forEach}, {@link #forEachWhile}, {@link #toList}) runs the body on his
 * own thread: it costs next to nothing, and scoped values and stack traces are simply there. Who
 * iterates gets a virtual thread for the body, which runs only while the next value is asked for:
 * nothing is ever made ahead.
 *
 * <p>The body's {@code finally} always runs: at its end; when the consumer fails; when {@link
 * #close} is called; when the task that iterates ends; and if nobody did any of that, when the
 * iterator has been garbage-collected, with a warning.
 */
public final class Generator<T extends @Nullable Object> implements Iterable<T>, AutoCloseable {
    /** What makes the values: calls {@link Yield#to} with each. */
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

    /** Makes a generator. Does not block: nothing of the body runs. */
    public static <T extends @Nullable Object> Generator<T> of(Body<T> body) {
        String line =
                WALKER.walk(frames ->
                        frames.map(StackWalker.StackFrame::toStackTraceElement)
                                .filter(frame -> !Traces.isInternal(frame))
                                .findFirst()
                                .map(StackTraceElement::toString)
                                .orElse("an unknown place"));
        return new Generator<>(body, line);
    }

    /** Runs the body on the calling thread; each value goes to the consumer at once. */
    @Override
    public void forEach(Consumer<? super T> consumer) {
        forEachWhile(value -> {
            consumer.accept(value);
            return true;
        });
    }

    /**
     * Runs the body on the calling thread until the consumer wants no more values, or there are
     * none. Returns whether the body came to its end.
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
     * Begins anew, and returns the values one by one. The body runs on a virtual thread of its own,
     * and only while {@link Iterator#hasNext} or {@link Iterator#next} wait for a value. A failure
     * of the body is thrown there, once. The iterator is for one thread at a time. It need not be
     * taken to its end: its {@link AutoCloseable} {@code close}, that of the generator, or the end
     * of the task tear the body down.
     */
    @Override
    public Iterator<T> iterator() {
        return pull();
    }

    /** Begins anew, as a stream, which is to be closed if it is not taken to its end. */
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
     * Tears down what is being iterated: each body is ended where it stands, its {@code finally}
     * runs, and has run when this returns. What the tear-down throws is thrown.
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
