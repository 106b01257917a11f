package dev.jumun.exchange;

/** The body of a response that is sent in pieces. */
public interface ResponseBody {
    /**
     * Sends a piece. Blocks while the peer has not received earlier pieces (back-pressure). The
     * array may be reused when it returns.
     *
     * @throws PeerGoneException if the peer has gone
     * @throws dev.jumun.async.Cancelled if the task is cancelled while it waits
     */
    void write(byte[] bytes, int offset, int length);

    /** Sends everything that has been written so far, without waiting for more. */
    void flush();

    /**
     * Ends the body. If the handler returns without ending it, the response is aborted, so that the
     * peer detects it.
     */
    void end();
}
