package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.lang.ref.Cleaner;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** What the consumer of a generator holds. When it is collected the body is torn down. */
final class PullIterator<T extends @Nullable Object> implements Iterator<T>, AutoCloseable {
    private static final Cleaner CLEANER =
            Cleaner.create(OwnThread.named("jumun-generators").factory());

    private final Pull<T> pull;
    private final Cleaner.Cleanable cleanable;
    private boolean ahead;

    PullIterator(Pull<T> pull) {
        this.pull = pull;
        this.cleanable = CLEANER.register(this, pull::abandon);
    }

    @Override
    public boolean hasNext() {
        if (!ahead) {
            ahead = pull.advance();
            if (!ahead) {
                cleanable.clean();
            }
        }
        return ahead;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The generator has no more values.");
        }
        ahead = false;
        return pull.value();
    }

    @Override
    public void close() {
        ahead = false;
        pull.closeOrThrow();
        cleanable.clean();
    }
}
