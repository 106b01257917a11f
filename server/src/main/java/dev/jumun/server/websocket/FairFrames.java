package dev.jumun.server.websocket;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Passes the frames of a read on while the socket wants messages, for a millisecond at a time. The
 * rest waits for the handler, or for the loop's next turn. A frame may become a thousand times
 * larger when it is decompressed: those of one read would hold up all other connections of the
 * loop, and take as much memory as fits.
 */
public final class FairFrames extends ChannelDuplexHandler {
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** What the decoder of frames reports, in its place among them. */
    private record Failure(Throwable cause) {}

    private final BooleanSupplier wantsMore;
    private final Queue<Object> waiting = new ArrayDeque<>();
    private long turnBegan;
    private boolean inTurn;
    private boolean nextTurnAsked;
    private boolean readComplete;

    /**
     * Makes a handler.
     *
     * @param wantsMore whether the socket takes messages; when it does again, it calls {@code read}
     */
    FairFrames(BooleanSupplier wantsMore) {
        this.wantsMore = wantsMore;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
        put(ctx, frame);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        put(ctx, new Failure(cause));
    }

    private void put(ChannelHandlerContext ctx, Object next) {
        if (!inTurn) {
            beginTurn();
        }
        waiting.add(next);
        if (waiting.size() == 1) {
            pass(ctx);
        }
    }

    private void beginTurn() {
        inTurn = true;
        turnBegan = System.nanoTime();
    }

    private void pass(ChannelHandlerContext ctx) {
        while (!waiting.isEmpty()
                && wantsMore.getAsBoolean()
                && System.nanoTime() - turnBegan < TURN_NANOS) {
            Object next = waiting.peek(); // it stays until it has passed: none may overtake it
            if (next instanceof Failure failure) {
                ctx.fireExceptionCaught(failure.cause());
            } else {
                ctx.fireChannelRead(next);
            }
            waiting.poll();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        readComplete = true;
        endTurn(ctx);
    }

    private void endTurn(ChannelHandlerContext ctx) {
        inTurn = false;
        if (!waiting.isEmpty()) {
            if (wantsMore.getAsBoolean()) {
                askForTurn(ctx);
            }
        } else if (readComplete) {
            readComplete = false;
            ctx.fireChannelReadComplete();
        }
    }

    private void askForTurn(ChannelHandlerContext ctx) {
        if (!nextTurnAsked) {
            nextTurnAsked = true;
            ctx.executor()
                    .execute(() -> {
                        nextTurnAsked = false;
                        beginTurn();
                        pass(ctx);
                        endTurn(ctx);
                    });
        }
    }

    /** Reads on when all frames of the last read have passed. */
    @Override
    public void read(ChannelHandlerContext ctx) {
        if (waiting.isEmpty()) {
            ctx.read();
        } else {
            askForTurn(ctx);
        }
    }

    /** The connection broke off: a peer that closes it in order sends a frame first. */
    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        drop();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        drop();
    }

    private void drop() {
        for (Object next = waiting.poll(); next != null; next = waiting.poll()) {
            ReferenceCountUtil.release(next);
        }
    }
}
