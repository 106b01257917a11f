package dev.jumun.server.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/**
 * Looks at the reserved bits of frames where messages may be compressed: the first bit is set on
 * the first frame of a message only (RFC 7692, section 6), the others never are (RFC 6455, section
 * 5.2). Netty's decoder doesn't look at them any more once an extension has been negotiated.
 */
public final class ReservedBits extends ChannelInboundHandlerAdapter {
    private static final int COMPRESSED = 4;

    private boolean violated;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (violated) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof WebSocketFrame frame && !isRight(frame)) {
            violated = true;
            frame.release();
            ctx.fireExceptionCaught(
                    new CorruptedWebSocketFrameException(
                            WebSocketCloseStatus.PROTOCOL_ERROR, "A reserved bit is set"));
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private static boolean isRight(WebSocketFrame frame) {
        return frame.rsv() == 0
                || (frame.rsv() == COMPRESSED
                        && (frame instanceof TextWebSocketFrame
                                || frame instanceof BinaryWebSocketFrame));
    }
}
