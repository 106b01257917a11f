package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * Passes values between tasks, in the order in which they were sent. It holds at most as many
 * values as its capacity. A sender blocks while it is full, a receiver while it is empty. With
 * capacity 0, a sender blocks until a receiver takes its value. On either side, the thread that has
 * waited longest comes first. Any number of threads may send and receive. Values are not null.
 *
 * <pre>{@code
 * try (Channel<Order> orders = new Channel<>(10)) {
 *     orders.send(order);
 *     Order next = orders.receive();
 * }
 * }</pre>
 *
 * <p>If a task is cancelled while it waits, its value has not been sent, and no value is lost.
 */
public final class Channel<T> implements Iterable<T>, AutoCloseable {
    private final ArrayDeque<T> buffer = new ArrayDeque<>();
    private final ArrayDeque<ChannelWaiter<T>> senders = new ArrayDeque<>();
    private final ArrayDeque<ChannelWaiter<T>> receivers = new ArrayDeque<>();
    private final String name;
    private final int capacity;
    private int openSenders;
    private int openReceivers;
    private boolean closed;
    private boolean deserted;

    /**
     * Creates a channel.
     *
     * @throws IllegalArgumentException if the capacity is negative
     */
    public Channel(int capacity) {
        this("channel", capacity);
    }

    /**
     * Creates a channel with a name, which task listings show.
     *
     * @throws IllegalArgumentException if the capacity is negative
     */
    public Channel(String name, int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException(
                    "The capacity is " + capacity + "; it must not be negative.");
        }
        this.name = Objects.requireNonNull(name, "name");
        this.capacity = capacity;
    }

    /**
     * Sends a value. Blocks until there is room for it, or with capacity 0 until it is received.
     *
     * @throws ChannelClosedException if the channel is closed, or closes before there is room
     * @throws Cancelled if the task is cancelled; the value has not been sent then
     */
    public void send(T value) {
        Current.checkpoint();
        ChannelWaiter<T> self;
        synchronized (buffer) {
            if (offer(value)) {
                return;
            }
            self = new ChannelWaiter<>(buffer, senders);
            self.value = value;
        }
        self.await("room in " + name);
        if (self.refused) {
            throw closedForSenders();
        }
    }

    /**
     * Sends a value if that is possible without blocking, and returns whether it was sent.
     *
     * @throws ChannelClosedException if the channel is closed
     */
    public boolean trySend(T value) {
        synchronized (buffer) {
            return offer(value);
        }
    }

    private boolean offer(T value) {
        Objects.requireNonNull(value, "value");
        if (closed || deserted) {
            throw closedForSenders();
        }
        ChannelWaiter<T> receiver = receivers.poll();
        if (receiver != null) {
            receiver.value = value;
            receiver.end();
            return true;
        }
        return buffer.size() < capacity && buffer.add(value);
    }

    /**
     * Receives the next value. Blocks until there is one.
     *
     * @throws ChannelClosedException if the channel is closed and all values have been received
     * @throws Cancelled if the task is cancelled; no value is lost then
     */
    public T receive() {
        return next().orElseThrow(() -> new ChannelClosedException(name + " is closed."));
    }

    /**
     * Receives the next value. It is empty if the channel is closed and all values have been
     * received. Blocks until there is a value or the channel is closed.
     *
     * @throws Cancelled if the task is cancelled; no value is lost then
     */
    public Optional<T> next() {
        Current.checkpoint();
        ChannelWaiter<T> self;
        synchronized (buffer) {
            T value = poll();
            if (value != null || closed) {
                return Optional.ofNullable(value);
            }
            self = new ChannelWaiter<>(buffer, receivers);
        }
        self.await("a value from " + name);
        return Optional.ofNullable(self.value);
    }

    /** Receives the next value if that is possible without blocking. Otherwise it is empty. */
    public Optional<T> tryReceive() {
        synchronized (buffer) {
            return Optional.ofNullable(poll());
        }
    }

    private @Nullable T poll() {
        T value = buffer.poll();
        ChannelWaiter<T> sender = value == null && capacity > 0 ? null : senders.poll();
        if (sender == null) {
            return value;
        }
        T sent = sender.value;
        sender.end();
        if (value == null) {
            return sent;
        }
        buffer.add(Objects.requireNonNull(sent));
        return value;
    }

    /** Receives all values that are available without blocking. */
    public List<T> drain() {
        List<T> values = new ArrayList<>();
        synchronized (buffer) {
            for (T value = poll(); value != null; value = poll()) {
                values.add(value);
            }
        }
        return values;
    }

    /**
     * Closes the channel. No value can be sent any more, but values that were sent can still be
     * received. Wakes all waiting threads. Further calls do nothing.
     */
    @Override
    public void close() {
        synchronized (buffer) {
            closed = true;
            refuseSenders();
            for (ChannelWaiter<T> receiver : receivers) {
                receiver.end();
            }
            receivers.clear();
        }
    }

    private void refuseSenders() {
        for (ChannelWaiter<T> sender : senders) {
            sender.refused = true;
            sender.end();
        }
        senders.clear();
    }

    private ChannelClosedException closedForSenders() {
        return new ChannelClosedException(
                closed ? name + " is closed." : name + " has no receivers any more.");
    }

    /** Whether the channel is closed for sending. */
    public boolean isClosed() {
        synchronized (buffer) {
            return closed;
        }
    }

    /** Returns the number of values that can be received without blocking. */
    public int size() {
        synchronized (buffer) {
            return buffer.size();
        }
    }

    /** Receives values until the channel is closed. Blocks for each of them. */
    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private @Nullable T ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null) {
                    ahead = Channel.this.next().orElse(null);
                }
                return ahead != null;
            }

            @Override
            public T next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException(name + " is closed.");
                }
                T value = ahead;
                ahead = null;
                return value;
            }
        };
    }

    /** One of several senders. The channel closes when the last of them is closed. */
    public final class Sender implements AutoCloseable {
        private boolean over;

        private Sender() {}

        /** Sends a value. See {@link Channel#send}. */
        public void send(T value) {
            synchronized (buffer) {
                if (over) {
                    throw new ChannelClosedException("This sender of " + name + " is closed.");
                }
            }
            Channel.this.send(value);
        }

        /** Closes this sender. Further calls do nothing. */
        @Override
        public void close() {
            boolean last;
            synchronized (buffer) {
                last = !over && --openSenders == 0;
                over = true;
            }
            if (last) {
                Channel.this.close();
            }
        }
    }

    /** One of several receivers. When the last of them is closed, nothing can be sent any more. */
    public final class Receiver implements AutoCloseable {
        private boolean over;

        private Receiver() {}

        /** Receives a value. See {@link Channel#next}. */
        public Optional<T> next() {
            synchronized (buffer) {
                if (over) {
                    throw new ChannelClosedException("This receiver of " + name + " is closed.");
                }
            }
            return Channel.this.next();
        }

        /** Closes this receiver. Further calls do nothing. */
        @Override
        public void close() {
            synchronized (buffer) {
                if (!over && --openReceivers == 0) {
                    deserted = true;
                    refuseSenders();
                }
                over = true;
            }
        }
    }

    /** Creates a sender. The caller must close it. */
    public Sender sender() {
        synchronized (buffer) {
            openSenders++;
        }
        return new Sender();
    }

    /** Creates a receiver. The caller must close it. */
    public Receiver receiver() {
        synchronized (buffer) {
            openReceivers++;
            deserted = false;
        }
        return new Receiver();
    }

    @Override
    public String toString() {
        return name;
    }
}
