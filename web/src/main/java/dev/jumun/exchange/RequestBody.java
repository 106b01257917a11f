package dev.jumun.exchange;

/** The body of a request, read as it comes: what is not read is not buffered without bound. */
public interface RequestBody {
    /**
     * Reads some bytes. Blocks until there is at least one, or the end. After {@link #readAll} it
     * reads the same bytes again, once.
     *
     * @return how many, or -1 at the end
     * @throws dev.jumun.HttpException 413 if the body exceeds the engine's limit, 408 if it does
     *     not come in time
     * @throws PeerGoneException if the peer goes away before the end
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    int read(byte[] buffer, int offset, int length);

    /**
     * Reads the whole body; asked again it returns the same bytes. Blocks until the end.
     *
     * @throws IllegalStateException if some of it has been read by {@link #read} before
     * @throws dev.jumun.HttpException as {@link #read}
     * @throws PeerGoneException as {@link #read}
     */
    byte[] readAll();
}
