package dev.jumun.bus;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Messages that wait for the engine: a bounded number of them. */
final class Outbox {
    static final int MOST = 1_024;
    private static final int MOST_BYTES = 8 << 20;

    /** A message with its topic. */
    private static final class Message {
        private final String topic;
        private final byte[] bytes;

        Message(String topic, byte[] bytes) {
            this.topic = topic;
            this.bytes = bytes;
        }

        /** An estimate that is never too small: a topic has 200 bytes at most. */
        int size() {
            return bytes.length + 3 * topic.length() + 6;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private int bytes;

    /** Adds a message. Does not block. */
    void add(String topic, byte[] message) {
        Message next = new Message(topic, message);
        lock.lock();
        try {
            if (waiting.size() >= MOST || bytes + next.size() > MOST_BYTES) {
                throw new BusUnavailableException(waiting.size());
            }
            waiting.add(next);
            bytes += next.size();
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a message, and returns a frame of it and of those that came meanwhile, as long as
     * they fit.
     */
    byte[] take(long node, long number, int room) throws InterruptedException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(256);
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                added.await();
            }
            DataOutputStream out = new DataOutputStream(frame);
            out.writeLong(node);
            out.writeLong(number);
            Message next = waiting.peek();
            do {
                waiting.remove();
                bytes -= next.size();
                out.writeUTF(next.topic);
                out.writeInt(next.bytes.length);
                out.write(next.bytes);
                next = waiting.peek();
            } while (next != null && out.size() + next.size() <= room);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            lock.unlock();
        }
        return frame.toByteArray();
    }
}
