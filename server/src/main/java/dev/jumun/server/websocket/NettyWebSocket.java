package dev.jumun.server.websocket;

import dev.jumun.exchange.MessageChannel;
import dev.jumun.server.exchange.EngineSocket;
import dev.jumun.server.exchange.GentleClose;
import dev.jumun.server.exchange.IdleWatch;
import dev.jumun.server.exchange.ServerState;
import dev.jumun.server.limits.Limits;
import dev.jumun.server.limits.NoMemoryForBody;
import dev.jumun.server.loop.ConnectionTimer;
import dev.jumun.server.loop.LoopLog;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.WebSocketMessage;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A connection that has become a web socket. What belongs to Netty (frames that come, closing,
 * pings) happens on its event loop; the methods of {@link MessageChannel} are for all threads.
 */
public final class NettyWebSocket extends ChannelInboundHandlerAdapter implements EngineSocket {

    /** How long the peer may take to answer a close frame. */
    private static final long CLOSE_MILLIS = 3000;

    /** RFC 6455, section 7.4.2. */
    private static final int MAX_CODE = 4999;

    private static final String TOO_LARGE = "The message is too large";
    private static final String NO_MEMORY = "Other messages hold the memory for all";

    private final Channel channel;
    private final int maxMessage;
    private final long pingNanos;
    private final Duration patience;
    private final SocketMemory memory;
    private final IncomingMessages incoming;
    private final OutgoingMessages outgoing;
    private final AtomicReference<@Nullable ClosedSocket> closed = new AtomicReference<>();
    private boolean closeSent;
    private boolean heard;
    private boolean pinged;
    private @Nullable Future<?> nextWatch;
    private @Nullable IdleWatch unsentWatch;

    public NettyWebSocket(Channel channel, ServerState state) {
        Limits settings = state.settings();
        this.channel = channel;
        this.maxMessage = settings.webSocketMaxMessage();
        this.pingNanos = settings.webSocketPing().toNanos();
        this.patience = settings.idleTimeout();
        this.memory = new SocketMemory(state.heldBodies());
        this.incoming =
                new IncomingMessages(memory, () -> channel.eventLoop().execute(this::readIfWanted));
        this.outgoing = new OutgoingMessages(channel, state);
    }

    SocketMemory memory() {
        return memory;
    }

    @Override
    public WebSocketMessage receive() {
        return incoming.take();
    }

    @Override
    public void send(WebSocketMessage message) {
        outgoing.send(message);
    }

    @Override
    public boolean offer(WebSocketMessage message) {
        return outgoing.offer(message);
    }

    @Override
    public boolean isOpen() {
        return closed.get() == null;
    }

    @Override
    public void close(int code, String reason) {
        if (end(code, reason)) {
            channel.eventLoop().execute(() -> sendClose(code, reason));
        }
    }

    /** The first caller sets the reason. */
    private boolean end(int code, String reason) {
        ClosedSocket ended = new ClosedSocket(code, reason);
        if (!closed.compareAndSet(null, ended)) {
            return false;
        }
        outgoing.end(ended);
        incoming.end(ended);
        return true;
    }

    // From here on: event loop.

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        unsentWatch = IdleWatch.start(ctx, patience, () -> true); // pings find silent ones
        if (pingNanos > 0) {
            watch(ctx);
        }
        readIfWanted();
    }

    boolean wantsMore() {
        return incoming.wantsMore();
    }

    private void readIfWanted() {
        if (incoming.wantsMore()) {
            channel.read();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        heard = true; // perhaps a part of a message
        readIfWanted();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof WebSocketFrame frame
                    && frame.content().readableBytes() > maxMessage) {
                violated(CloseCode.TOO_BIG, TOO_LARGE);
                return;
            }
            switch (message) {
                case TextWebSocketFrame text -> put(text, WebSocketMessage::utf8);
                case BinaryWebSocketFrame binary -> put(binary, WebSocketMessage::binary);
                case PingWebSocketFrame ping -> {
                    memory.passed(ping.content().readableBytes());
                    pong(ctx, ping.content());
                }
                case PongWebSocketFrame pong -> memory.passed(pong.content().readableBytes());
                case CloseWebSocketFrame close -> peerCloses(close);
                default -> {
                    // what comes after a violation
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void put(WebSocketFrame frame, Function<byte[], WebSocketMessage> message) {
        if (memory.completed(frame.content().readableBytes())) {
            incoming.put(message.apply(ByteBufUtil.getBytes(frame.content())));
        } else {
            violated(CloseCode.TRY_AGAIN_LATER, NO_MEMORY);
        }
    }

    /** A peer that pings and does not read gets no pongs. */
    private void pong(ChannelHandlerContext ctx, ByteBuf content) {
        if (channel.isWritable() && !closeSent) {
            ctx.writeAndFlush(new PongWebSocketFrame(content.retain()));
        }
    }

    private void peerCloses(CloseWebSocketFrame close) {
        int code = close.statusCode() < 0 ? CloseCode.NO_CODE : close.statusCode();
        if (code > MAX_CODE) {
            violated(CloseCode.PROTOCOL_ERROR, "");
            return;
        }
        if (!isUtf8(close)) {
            violated(CloseCode.INVALID_MESSAGE, "");
            return;
        }
        end(code, close.reasonText());
        if (closeSent) {
            channel.close();
            return;
        }
        closeSent = true;
        WebSocketFrame echo =
                code == CloseCode.NO_CODE
                        ? new CloseWebSocketFrame()
                        : new CloseWebSocketFrame(true, 0, code, "");
        channel.writeAndFlush(echo).addListener(ChannelFutureListener.CLOSE);
    }

    /** Netty accepts a reason that ends within a character (RFC 6455, section 8.1). */
    private static boolean isUtf8(CloseWebSocketFrame close) {
        ByteBuf content = close.content();
        return content.readableBytes() <= 2
                || ByteBufUtil.isText(
                        content,
                        content.readerIndex() + 2,
                        content.readableBytes() - 2,
                        StandardCharsets.UTF_8);
    }

    private void sendClose(int code, String reason) {
        if (closeSent || !channel.isActive()) {
            return;
        }
        closeSent = true;
        channel.writeAndFlush(new CloseWebSocketFrame(true, 0, code, reason))
                .addListener(_ -> ConnectionTimer.closeIn(channel, CLOSE_MILLIS));
        readIfWanted();
    }

    /** The server stops. */
    public void goAway() {
        close(CloseCode.GOING_AWAY, "");
    }

    /** The connection has ended. */
    public void peerGone() {
        end(CloseCode.ABNORMAL, "");
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        peerGone();
        if (nextWatch != null) {
            nextWatch.cancel(false);
        }
        if (unsentWatch != null) {
            unsentWatch.end();
        }
    }

    /**
     * Pings a peer that has been silent for a while; a peer that is still silent at the next check
     * is gone. While messages wait for the handler, nothing is read, so silence then means nothing.
     */
    private void watch(ChannelHandlerContext ctx) {
        nextWatch =
                channel.eventLoop()
                        .schedule(
                                () -> {
                                    if (ctx.isRemoved() || !channel.isActive()) {
                                        return;
                                    }
                                    if (heard || !incoming.wantsMore()) {
                                        pinged = false;
                                    } else if (pinged) {
                                        LoopLog.debug("A web socket's peer does not answer pings.");
                                        peerGone();
                                        channel.close();
                                        return;
                                    } else if (!closeSent) {
                                        pinged = true;
                                        ctx.writeAndFlush(new PingWebSocketFrame());
                                    }
                                    heard = false;
                                    watch(ctx);
                                },
                                pingNanos,
                                TimeUnit.NANOSECONDS);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        int code = violation(cause);
        if (code == CloseCode.ABNORMAL) {
            LoopLog.debug("A web socket's connection failed.", cause);
            peerGone();
            ctx.close();
            return;
        }
        violated(
                code,
                switch (code) {
                    case CloseCode.TOO_BIG -> TOO_LARGE;
                    case CloseCode.TRY_AGAIN_LATER -> NO_MEMORY;
                    default -> "";
                });
    }

    /** The handler has returned: closes, and keeps nothing for it. */
    @Override
    public void handlerEnded() {
        close(CloseCode.NORMAL, "");
        incoming.abandon();
    }

    /**
     * The peer has broken the protocol, or asks for too much: closes with the reason, and reads no
     * more.
     */
    private void violated(int code, String reason) {
        end(code, reason);
        if (!closeSent) {
            closeSent = true;
            GentleClose.after(
                    channel.writeAndFlush(new CloseWebSocketFrame(true, 0, code, reason)));
        }
    }

    /** The code for what the peer has done wrong; 1006 if it has done nothing. */
    private static int violation(Throwable cause) {
        return switch (cause) {
            case CorruptedWebSocketFrameException corrupted -> corrupted.closeStatus().code();
            case TooLongFrameException tooLong -> CloseCode.TOO_BIG;
            case NoMemoryForBody full -> CloseCode.TRY_AGAIN_LATER;
            // without a cause it is Netty that has had enough of it
            case DecompressionException deflated ->
                    deflated.getCause() == null ? CloseCode.TOO_BIG : CloseCode.INVALID_MESSAGE;
            default -> CloseCode.ABNORMAL;
        };
    }
}
