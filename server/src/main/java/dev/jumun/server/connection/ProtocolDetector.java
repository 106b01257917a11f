package dev.jumun.server.connection;

import dev.jumun.server.loop.LoopLog;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the first bytes: a client that knows that the server speaks HTTP/2 begins with its
 * preface (RFC 9113, section 3.3).
 */
public final class ProtocolDetector extends ByteToMessageDecoder {
    private static final byte[] PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ConnectionInitializer initializer;
    private @Nullable Future<?> patience;
    private boolean begun;

    ProtocolDetector(ConnectionInitializer initializer) {
        this.initializer = initializer;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        super.handlerAdded(ctx);
        closeIn(ctx, initializer.firstByteMillis()); // connected, and never said a word
    }

    private void closeIn(ChannelHandlerContext ctx, long millis) {
        patience =
                ctx.executor()
                        .schedule(
                                () -> {
                                    if (!ctx.isRemoved()) {
                                        ctx.close();
                                    }
                                },
                                millis,
                                TimeUnit.MILLISECONDS);
    }

    /** No other handler follows, and Netty would log a warning on the event loop. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LoopLog.unspoken("A connection failed before it spoke HTTP", cause);
        ctx.close();
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        endPatience();
    }

    private void endPatience() {
        if (patience != null) {
            patience.cancel(false); // it would keep this handler for as long as it waits
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int count = Math.min(in.readableBytes(), PREFACE.length);
        for (int i = 0; i < count; i++) {
            if (in.getByte(in.readerIndex() + i) != PREFACE[i]) {
                initializer.http1(ctx.pipeline());
                ctx.pipeline().remove(this);
                return;
            }
        }
        if (count == PREFACE.length) {
            initializer.http2(ctx.pipeline());
            ctx.pipeline().remove(this);
        } else if (!begun) {
            begun = true; // what has begun must be complete in time, as every head
            endPatience();
            closeIn(ctx, initializer.headMillis());
        }
    }
}
