package dev.jumun.server.loop;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

/**
 * Buffers that an event loop has at hand for the next answer, a small one and a larger one. A
 * virtual thread must not ask the allocator itself, which has locks (decision 25): if no buffer is
 * at hand it takes an array, which the loop copies.
 *
 * <p>Belongs to the loop, and to whatever virtual thread runs on it at the moment.
 */
public final class SpareBuffer {
    private static final int SMALL = 1024;
    private static final int LARGE = 16 * 1024;

    private @Nullable ByteBuf small;
    private @Nullable ByteBuf large;
    private boolean over;

    SpareBuffer(EventLoop loop) {
        loop.terminationFuture().addListener(_ -> drop());
    }

    /**
     * Takes one, or one on the heap if none is large enough, or it is gone, or the calling thread
     * is not on the loop.
     *
     * @param threads those of the exchange that asks
     */
    public ByteBuf take(ExchangeThreads threads, int size) {
        if (!threads.isOnEventLoop()) {
            return Unpooled.buffer(size);
        }
        ByteBuf taken = null;
        if (size <= SMALL) {
            taken = small;
            small = null;
        } else if (size <= LARGE) {
            taken = large;
            large = null;
        }
        return taken == null ? Unpooled.buffer(size) : taken;
    }

    /** Sees to it that there are both, once the larger one has been of use. Event loop. */
    public void refill(ByteBufAllocator allocator, int used) {
        if (over) {
            return;
        }
        if (small == null) {
            small = allocator.buffer(SMALL);
        }
        if (large == null && used > SMALL) {
            large = allocator.buffer(LARGE);
        }
    }

    private void drop() {
        over = true;
        ByteBuf first = small;
        ByteBuf second = large;
        small = null;
        large = null;
        if (first != null) {
            first.release();
        }
        if (second != null) {
            second.release();
        }
    }
}
