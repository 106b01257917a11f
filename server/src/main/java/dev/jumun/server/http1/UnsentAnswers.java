package dev.jumun.server.http1;

import dev.jumun.server.limits.Unsent;
import dev.jumun.server.limits.UnsentShare;
import dev.jumun.server.limits.UnsentTotal;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;

/**
 * Counts what a connection's client does not take: what could not leave at once counts until all of
 * it has left. Event loop.
 */
final class UnsentAnswers {
    private final UnsentShare share;
    private boolean counting;

    UnsentAnswers(UnsentTotal all) {
        share = new UnsentShare(all);
    }

    /** Something was flushed to the handler behind which there are only bytes. */
    void count(ChannelHandlerContext wire) {
        long waiting = Unsent.bytes(wire.channel());
        if (waiting > 0 && !counting) {
            counting = true;
            share.set(waiting);
            wire.writeAndFlush(Unpooled.EMPTY_BUFFER)
                    .addListener(_ -> {
                        counting = false;
                        share.set(0);
                        // afterwards: Netty still counts the empty buffer itself
                        wire.executor().execute(() -> count(wire));
                    });
        } else if (waiting > share.bytes()) {
            share.set(waiting);
        }
    }
}
