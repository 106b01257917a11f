package dev.jumun.runtime.websocket;

import dev.jumun.websocket.WebSocketClosedException;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** What is received, until the socket is closed. */
final class Messages<T> implements Iterator<T> {
    private final Supplier<T> receive;
    private @Nullable T next;

    Messages(Supplier<T> receive) {
        this.receive = receive;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = receive.get();
            } catch (WebSocketClosedException closed) {
                return false;
            }
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("The socket is closed.");
        }
        T taken = next;
        next = null;
        return taken;
    }
}
