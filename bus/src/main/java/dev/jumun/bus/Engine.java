package dev.jumun.bus;

/** A server that carries frames to all nodes in one order. */
interface Engine extends AutoCloseable {
    /** What is done with a frame. */
    @FunctionalInterface
    interface Receiver {
        void frame(byte[] frame) throws Exception;
    }

    /** What the log calls it. */
    String name();

    /** The best size of a frame of several messages. */
    int room();

    /**
     * Sends a frame. Connects first if there is no connection, and blocks until the engine has
     * taken the frame. Called by one thread.
     *
     * @throws FrameRefusedException if the engine will not take it the next time either
     * @throws Exception if it may not have taken it: the frame is sent again
     */
    void send(byte[] frame) throws Exception;

    /**
     * Connects, reports that, and passes on frames until the connection breaks. Called by one
     * thread.
     *
     * @throws Exception always: why the connection could not be made, or has ended
     */
    void listen(Runnable connected, Receiver receiver) throws Exception;

    /** Closes all connections, so that both threads return. */
    @Override
    void close();
}
