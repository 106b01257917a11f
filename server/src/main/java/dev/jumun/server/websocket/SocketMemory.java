package dev.jumun.server.websocket;

import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.server.limits.HeldBodies;
import dev.jumun.server.limits.NoMemoryForBody;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Measures what the messages of a web socket take: the bytes of one that is not complete, those
 * that wait for the handler, and the one that it works with. All sockets and bodies together have a
 * limit ({@link HeldBodies}). Messages up to {@link BodyMemory#SMALL} bytes aren't counted, as
 * bodies aren't.
 */
public final class SocketMemory extends ChannelInboundHandlerAdapter {
    /** The head and the mask of a frame that is not a message (RFC 6455, section 5.2). */
    private static final int CONTROL_HEAD = 6;

    private final HeldBodies all;

    // Event loop.
    private long came;
    private long counted;
    private boolean full;

    SocketMemory(HeldBodies all) {
        this.all = all;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (full) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof ByteBuf bytes) {
            came += bytes.readableBytes();
            if (came > BodyMemory.SMALL && !count(2 * came)) { // gathered, and then copied
                ReferenceCountUtil.release(message);
                ctx.fireExceptionCaught(new NoMemoryForBody(all.most()));
                return;
            }
        }
        ctx.fireChannelRead(message);
    }

    private boolean count(long wanted) {
        full = !all.take(wanted - counted);
        if (!full) {
            counted = wanted;
        }
        return !full;
    }

    /**
     * A message is complete, and waits for the handler from now on. Event loop.
     *
     * @return whether there is memory for it
     */
    boolean completed(int size) {
        came = 0; // the same read may hold the start of the next one: less than a buffer
        giveBackCounted();
        full = size > BodyMemory.SMALL && !all.take(size);
        return !full;
    }

    /** A frame has come that belongs to no message: a ping, a pong. Event loop. */
    void passed(int size) {
        came = Math.max(0, came - size - CONTROL_HEAD);
    }

    /** The handler is done with a message, or will never take it. Any thread. */
    void taken(int size) {
        if (size > BodyMemory.SMALL) {
            all.giveBack(size);
        }
    }

    private void giveBackCounted() {
        if (counted > 0) {
            all.giveBack(counted);
            counted = 0;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        giveBackCounted();
        ctx.fireChannelInactive();
    }
}
