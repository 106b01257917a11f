package dev.jumun.server;

import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

/**
 * An event loop, and what it has for itself: nothing that a plain request writes belongs to more
 * than one loop, since cores would pass that memory to each other.
 */
final class Lane {
    private final EventLoop loop;
    private final int number;
    private final LaneThreads threads;
    private @Nullable SpareBuffer spare;

    /**
     * Makes one for a loop.
     *
     * @param number of the loop among those of its server, from 0 on
     */
    Lane(EventLoop loop, int number, RequestThreads threads) {
        this.loop = loop;
        this.number = number;
        this.threads = new LaneThreads(threads);
    }

    EventLoop loop() {
        return loop;
    }

    int number() {
        return number;
    }

    /** Starts its requests. */
    LaneThreads threads() {
        return threads;
    }

    /** The buffer that the loop has at hand. Event loop. */
    SpareBuffer spare() {
        SpareBuffer present = spare;
        if (present == null) {
            present = new SpareBuffer(loop);
            spare = present;
        }
        return present;
    }
}
