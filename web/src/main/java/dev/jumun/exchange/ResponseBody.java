package dev.jumun.exchange;

/** The body of an answer that is sent in pieces. */
public interface ResponseBody {
    /**
     * Sends a piece. Blocks while the peer does not take what was sent before (back-pressure); the
     * array may be used again when it returns.
     *
     * @throws PeerGoneException if the peer has gone
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    void write(byte[] bytes, int offset, int length);

    /** Sends what has been written so far on its way, without waiting for more. */
    void flush();

    /**
     * Ends the body. An answer that is not ended when its handler returns is broken off, so that
     * the peer sees it.
     */
    void end();
}
