package dev.jumun.server.connection;

import dev.jumun.server.loop.LoopLog;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection whose client begins a second handshake: with TLS 1.2 it costs the server much
 * more than the client (CVE-2011-1473). TLS 1.3 has no such thing.
 *
 * <p>The kind of a record is not encrypted (RFC 5246, section 6.2.1). After the client's change of
 * cipher one more record of a handshake comes: its Finished, or with TLS 1.3 its second hello.
 */
public final class RenegotiationGuard extends ChannelInboundHandlerAdapter {
    private static final int HEADER = 5;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;

    private int headerBytes;
    private int kind;
    private int length;
    private int left;
    private boolean changed;
    private int handshakesSince;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes && isSecondHandshake(bytes)) {
            ReferenceCountUtil.release(message);
            LoopLog.debug("A client began a second handshake; its connection is closed.");
            ctx.close();
            return;
        }
        ctx.fireChannelRead(message);
    }

    private boolean isSecondHandshake(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end) {
            if (left > 0) {
                int count = Math.min(left, end - at);
                left -= count;
                at += count;
            } else if (header(bytes.getUnsignedByte(at++))) {
                return true;
            }
        }
        return false;
    }

    /** Takes a byte of a record's header; returns whether it is that of a second handshake. */
    private boolean header(int next) {
        switch (headerBytes++) {
            case 0 -> kind = next;
            case 3 -> length = next << 8;
            case 4 -> length |= next;
            default -> {
                // the version
            }
        }
        if (headerBytes < HEADER) {
            return false;
        }
        headerBytes = 0;
        left = length;
        if (kind == CHANGE_CIPHER_SPEC) {
            changed = true;
        }
        return changed && kind == HANDSHAKE && ++handshakesSince > 1;
    }
}
