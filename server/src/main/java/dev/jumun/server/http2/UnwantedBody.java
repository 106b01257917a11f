package dev.jumun.server.http2;

import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The rest of a body whose request has been answered. A reset tells the client that it is of no use
 * (RFC 9113, section 8.1); clients that are still sending may take that for a failure, and lose the
 * answer. So what comes is thrown away for two seconds at most, and the reset follows when nothing
 * comes any more. Event loop.
 */
final class UnwantedBody {
    /** Longer than a client takes to send more, once its window is opened. */
    private static final long LOOK_MILLIS = 500;

    private static final int MOST_LOOKS = 4;

    private final EventLoop loop;
    private final Runnable reset;
    private int looks;
    private boolean came;
    private @Nullable Future<?> timer;

    /**
     * Makes one.
     *
     * @param reset resets the stream, if it has not ended
     */
    UnwantedBody(EventLoop loop, Runnable reset) {
        this.loop = loop;
        this.reset = reset;
    }

    /** The answer is out. */
    void begin() {
        came = false;
        timer = loop.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        looks++;
        if (came && looks < MOST_LOOKS) {
            begin();
        } else {
            reset.run();
        }
    }

    /** Some of it has come. */
    void came() {
        came = true;
    }

    /** The stream has ended: a timer would keep its exchange until it is due. */
    void end() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
