package dev.jumun.runtime.stream;

import dev.jumun.async.Cancelled;
import dev.jumun.exchange.RequestBody;

import org.jspecify.annotations.Nullable;

/**
 * A body that keeps the bytes that were read as a whole, so that they can be read again: middleware
 * may read the body, and the form or stream of the handler gets the same bytes. Bytes that were
 * read in pieces are not kept.
 *
 * <p>A failure is kept as well, and thrown again: what a failed attempt has taken is gone, so what
 * is left must not pass for the body.
 */
public abstract class RememberedBody implements RequestBody {
    private byte @Nullable [] whole;

    /** How many of the remembered bytes have been read again. */
    private int position;

    private boolean inPieces;
    private @Nullable Throwable failure;

    /** Creates a body that has not been read. */
    protected RememberedBody() {}

    /** Reads some bytes for the first time, as {@link #read} does; {@code length} isn't zero. */
    protected abstract int readSome(byte[] buffer, int offset, int length);

    /** Reads everything for the first time, as {@link #readAll} does. */
    protected abstract byte[] readWhole();

    @Override
    public final int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        byte[] bytes = whole;
        if (bytes != null) {
            int count = Math.min(length, bytes.length - position);
            System.arraycopy(bytes, position, buffer, offset, count);
            position += count;
            return count == 0 ? -1 : count;
        }
        throwAgain();
        try {
            int count = readSome(buffer, offset, length);
            inPieces |= count > 0;
            return count;
        } catch (Cancelled cancelled) {
            throw cancelled; // while it waited, before it took anything
        } catch (RuntimeException | Error failed) {
            failure = failed;
            throw failed;
        }
    }

    @Override
    public final byte[] readAll() {
        byte[] bytes = whole;
        if (bytes == null) {
            throwAgain();
            if (inPieces) {
                throw new IllegalStateException(
                        "The body has already been read, as a stream or as a multipart form, and"
                                + " isn't kept in memory. Read it as a whole first.");
            }
            bytes = readFirst();
            whole = bytes;
        }
        return bytes;
    }

    private byte[] readFirst() {
        try {
            return readWhole();
        } catch (Cancelled cancelled) {
            // it ends the work that it was thrown for, and must not end other work
            failure =
                    new IllegalStateException(
                            "The body was being read as a whole when that was cancelled, and what"
                                    + " had been read is lost. Don't read it again.",
                            cancelled);
            throw cancelled;
        } catch (RuntimeException | Error failed) {
            failure = failed;
            throw failed;
        }
    }

    private void throwAgain() {
        switch (failure) {
            case RuntimeException failed -> throw failed;
            case Error failed -> throw failed;
            case null, default -> {
                // nothing has failed
            }
        }
    }
}
