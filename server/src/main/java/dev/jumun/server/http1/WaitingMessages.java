package dev.jumun.server.http1;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

import java.util.ArrayDeque;
import java.util.NoSuchElementException;

/**
 * What a client of HTTP/1.1 has sent before its turn: requests after one that has not been answered
 * yet (RFC 9112, section 9.3.2). Event loop.
 */
public final class WaitingMessages {
    private static final int MAX_BYTES = 64 * 1024;

    private final ArrayDeque<Object> messages = new ArrayDeque<>(0);
    private int requests;
    private int bytes;

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Puts a message in; takes over its reference. */
    void add(Object message) {
        messages.add(message);
        count(message, 1);
    }

    /** Whether the first one is part of a body that began before. */
    boolean startsWithContent() {
        return messages.peek() instanceof HttpContent content && !(content instanceof HttpRequest);
    }

    /**
     * Takes the first one out.
     *
     * @throws NoSuchElementException if no message is waiting
     */
    Object take() {
        Object message = messages.remove();
        count(message, -1);
        return message;
    }

    private void count(Object message, int sign) {
        if (message instanceof HttpRequest) {
            requests += sign;
        }
        if (message instanceof HttpContent content) {
            bytes += sign * content.content().readableBytes();
        }
    }

    /** Whether there may be more. */
    boolean hasRoom(int maxRequests) {
        return requests <= maxRequests && bytes < MAX_BYTES;
    }

    /** Drops all. */
    void clear() {
        messages.forEach(ReferenceCountUtil::release);
        messages.clear();
        requests = 0;
        bytes = 0;
    }
}
