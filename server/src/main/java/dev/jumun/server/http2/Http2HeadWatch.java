package dev.jumun.server.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection of HTTP/2 on which a head that has begun is not complete in time: Netty tells
 * of heads that are complete only. Looks at the frames' own heads, of nine bytes (RFC 9113, section
 * 4.1), and passes everything on. Event loop.
 */
public final class Http2HeadWatch extends ChannelInboundHandlerAdapter {
    private static final int PREFACE = 24;
    private static final int FRAME_HEAD = 9;
    private static final int HEADERS = 1;
    private static final int CONTINUATION = 9;
    private static final int END_HEADERS = 4;

    private final Duration limit;
    private @Nullable Future<?> timer;
    private int skipped = PREFACE;
    private int headBytes;
    private int length;
    private int type;
    private boolean isLast;
    private boolean inPreface = true;

    /** Whether a head has begun and is not complete; the preface is one, too. */
    private boolean open = true;

    public Http2HeadWatch(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes) {
            look(bytes);
            watch(ctx);
        }
        ctx.fireChannelRead(message);
    }

    private void look(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end) {
            if (skipped > 0) {
                int count = Math.min(skipped, end - at);
                skipped -= count;
                at += count;
                if (skipped == 0) {
                    frameEnds();
                }
            } else {
                frameHead(bytes.getUnsignedByte(at++));
            }
        }
    }

    private void frameHead(int next) {
        switch (headBytes++) {
            case 0, 1, 2 -> length = length << 8 | next;
            case 3 -> {
                type = next;
                open |= type == HEADERS;
            }
            case 4 -> isLast = (next & END_HEADERS) != 0;
            default -> {
                // the stream
            }
        }
        if (headBytes == FRAME_HEAD) {
            headBytes = 0;
            skipped = length;
            length = 0;
            if (skipped == 0) {
                frameEnds();
            }
        }
    }

    private void frameEnds() {
        boolean endsHead = isLast && (type == HEADERS || type == CONTINUATION);
        if (endsHead || inPreface) {
            inPreface = false;
            open = false;
        }
    }

    private void watch(ChannelHandlerContext ctx) {
        if (open && timer == null) {
            timer = ctx.executor().schedule(() -> end(ctx), limit.toNanos(), TimeUnit.NANOSECONDS);
        } else if (!open) {
            cancel();
        }
    }

    private static void end(ChannelHandlerContext ctx) {
        ctx.fireExceptionCaught(
                Http2Exception.connectionError(
                        Http2Error.ENHANCE_YOUR_CALM, "A head was not complete in time"));
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        cancel();
    }
}
