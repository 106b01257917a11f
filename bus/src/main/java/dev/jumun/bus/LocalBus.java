package dev.jumun.bus;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** A bus with one node. */
final class LocalBus implements Bus {
    private final Subscribers subscribers = new Subscribers();
    private final ReentrantLock order = new ReentrantLock(true);
    private volatile boolean isClosed;

    @Override
    public void publish(String topic, byte[] message) {
        Limits.check(topic, message);
        byte[] copy = message.clone();
        order.lock();
        try {
            if (isClosed) {
                throw Limits.closed();
            }
            subscribers.deliver(topic, copy);
        } finally {
            order.unlock();
        }
    }

    @Override
    public Subscription subscribe(String topic, Subscriber subscriber) {
        Limits.check(topic);
        return subscribers.add(topic, Objects.requireNonNull(subscriber, "subscriber"));
    }

    @Override
    public boolean isConnected() {
        return !isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
