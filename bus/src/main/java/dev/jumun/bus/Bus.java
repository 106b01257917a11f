package dev.jumun.bus;

/**
 * Carries messages to all nodes of an application, this one included. All of them receive all
 * messages in the same order. It is set up once, as a dependency of application scope:
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static void bus(Yield<Bus> yield) throws Exception {
 *     try (Bus bus = PostgresBus.on("jdbc:postgresql://…")) {
 *         yield.to(bus);
 *     }
 * }
 * }</pre>
 *
 * <p>{@link PostgresBus} needs no further server, {@link RedisBus} carries more. {@link #local()}
 * has one node only, for development and tests.
 *
 * <p>A message is delivered at most once: a node that loses the engine misses what is published
 * meanwhile. It learns of that ({@link Subscriber#gap}) as soon as it is connected again, and may
 * then send its clients the present state. Messages that must not be lost belong in a database.
 *
 * <p>Safe for use by several threads.
 */
public interface Bus extends AutoCloseable {
    /** The largest message, in bytes. */
    int LARGEST = 1 << 20;

    /** What is called for the messages of a topic, by one thread. It must not block. */
    @FunctionalInterface
    interface Subscriber {
        /**
         * Receives a message.
         *
         * @param bytes must not be changed: others have the same array
         */
        void message(byte[] bytes);

        /** Called when messages may have been missed. */
        default void gap() {}
    }

    /** A subscription. */
    interface Subscription extends AutoCloseable {
        /** Ends it. */
        @Override
        void close();
    }

    /** Returns a bus within this process. */
    static Bus local() {
        return new LocalBus();
    }

    /**
     * Publishes a message. Does not wait for the engine: while that is away, messages are kept, up
     * to 1,024 of them and 8 MB.
     *
     * @param topic what subscribers choose by, at most 200 bytes of UTF-8
     * @throws BusUnavailableException if too many messages are kept already
     * @throws IllegalArgumentException if the topic is blank or too long, or the message too long
     * @throws IllegalStateException if the bus is closed
     */
    void publish(String topic, byte[] message);

    /**
     * Calls a subscriber for every message of a topic from now on.
     *
     * @throws IllegalArgumentException if the topic is blank or too long
     */
    Subscription subscribe(String topic, Subscriber subscriber);

    /** Whether messages arrive now; for a check of readiness. */
    boolean isConnected();

    /** Disconnects. Messages that were published just before may be lost. */
    @Override
    void close();
}
