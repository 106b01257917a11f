package dev.jumun.server.loop;

import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

/**
 * An event loop, and what it has for itself: nothing that a plain request writes belongs to more
 * than one loop, since cores would pass that memory to each other.
 */
public final class Lane {
    private final EventLoop loop;
    private final int number;
    private final LaneThreads threads;
    private @Nullable SpareBuffer spare;

    /**
     * Makes one for a loop.
     *
     * @param number of the loop among those of its server, from 0 on
     */
    public Lane(EventLoop loop, int number, RequestThreads threads) {
        this.loop = loop;
        this.number = number;
        this.threads = new LaneThreads(threads);
    }

    EventLoop loop() {
        return loop;
    }

    public int number() {
        return number;
    }

    /** Starts its requests. */
    public LaneThreads threads() {
        return threads;
    }

    /** The buffer that the loop has at hand. Event loop. */
    public SpareBuffer spare() {
        SpareBuffer present = spare;
        if (present == null) {
            present = new SpareBuffer(loop);
            spare = present;
        }
        return present;
    }
}
