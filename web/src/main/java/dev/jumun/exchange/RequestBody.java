package dev.jumun.exchange;

/**
 * The body of a request, which is read on demand. The engine buffers only a limited amount of
 * unread data.
 *
 * <p>If reading fails, further calls throw the same exception: a caller that catches it cannot take
 * the rest for the whole body.
 */
public interface RequestBody {
    /**
     * Reads some bytes. Blocks until at least one is available, or until the end of the body. After
     * {@link #readAll}, it reads the same bytes again, once.
     *
     * @return the number of bytes read, or -1 at the end
     * @throws dev.jumun.HttpException 413 if the body exceeds the engine's limit, 408 if it does
     *     not arrive in time
     * @throws PeerGoneException if the peer goes away before the end
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    int read(byte[] buffer, int offset, int length);

    /**
     * Reads the whole body. Further calls return the same bytes. Blocks until the end of the body.
     *
     * @throws IllegalStateException if part of it has been read by {@link #read}
     * @throws dev.jumun.HttpException as {@link #read}
     * @throws PeerGoneException as {@link #read}
     */
    byte[] readAll();
}
