package dev.jumun.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

/**
 * A buffer that an event loop has at hand for the next small answer. A virtual thread that asks the
 * allocator itself is a stranger there, and has to share with all others; the loop is not.
 *
 * <p>Belongs to the loop, and to whatever virtual thread runs on it at the moment.
 */
final class SpareBuffer {
    private static final int SIZE = 1024;

    private @Nullable ByteBuf spare;
    private boolean over;

    SpareBuffer(EventLoop loop) {
        loop.terminationFuture().addListener(_ -> drop());
    }

    /** Takes it, or another one if it is too small or gone. */
    ByteBuf take(ByteBufAllocator allocator, int size) {
        ByteBuf taken = spare;
        if (taken == null || size > SIZE) {
            return allocator.buffer(size);
        }
        spare = null;
        return taken;
    }

    /** Sees to it that there is one. Event loop. */
    void refill(ByteBufAllocator allocator) {
        if (spare == null && !over) {
            spare = allocator.buffer(SIZE);
        }
    }

    private void drop() {
        over = true;
        ByteBuf last = spare;
        spare = null;
        if (last != null) {
            last.release();
        }
    }
}
