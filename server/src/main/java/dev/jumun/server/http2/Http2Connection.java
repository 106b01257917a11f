package dev.jumun.server.http2;

import dev.jumun.server.exchange.IdleWatch;
import dev.jumun.server.exchange.Requests;
import dev.jumun.server.exchange.ServerState;
import dev.jumun.server.limits.UnsentShare;
import dev.jumun.server.loop.Lane;
import dev.jumun.server.loop.LoopLog;
import dev.jumun.server.request.KnownHost;
import dev.jumun.server.request.Refusal;
import dev.jumun.server.request.RequestRules;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/**
 * A connection of HTTP/2 (RFC 9113): makes an exchange of each of its streams. What is written
 * while a batch of frames is read leaves at its end; what is written later, when the loop has done
 * what it has to do by then. Everything happens on the event loop.
 */
public final class Http2Connection extends Http2ConnectionHandler {
    private final ServerState state;
    private final Requests requests;
    private final Lane lane;
    private final boolean secure;

    /** The link of a stream whose request was accepted. */
    private final PropertyKey accepted;

    /** The link of a stream, also of one whose request was refused. */
    private final PropertyKey links;

    private final ArrayDeque<Http2Link> unstarted = new ArrayDeque<>(0);
    private final ArrayDeque<Http2Link> waiting = new ArrayDeque<>(0);
    private final UnsentShare share;
    private final KnownHost host = new KnownHost();
    private final Http2Ending ending = new Http2Ending(this);
    private @Nullable ChannelHandlerContext context;
    private @Nullable IdleWatch idle;
    private boolean reading;
    private boolean flushing;

    Http2Connection(
            ServerState state,
            Lane lane,
            boolean secure,
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings settings) {
        super(decoder, encoder, settings);
        this.state = state;
        this.requests = new Requests(state);
        this.lane = lane;
        this.secure = secure;
        this.share = new UnsentShare(state.unsent());
        this.accepted = connection().newKey();
        this.links = connection().newKey();
        decoder.frameListener(new ControlFrames(new Frames()));
        connection().addListener(new Ends());
    }

    /**
     * Makes the handler of a connection.
     *
     * @param secure whether there is TLS below it
     */
    public static Http2Connection make(ServerState state, Lane lane, boolean secure) {
        return new Http2ConnectionBuilder(state, lane, secure).build();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        context = ctx;
        super.handlerAdded(ctx);
        idle =
                IdleWatch.start(
                        ctx, state.settings().idleTimeout(), new StalledStreams(this, links));
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
        if (idle != null) {
            idle.end();
        }
        super.handlerRemoved0(ctx);
    }

    ChannelHandlerContext context() {
        ChannelHandlerContext present = context;
        if (present == null) {
            throw new IllegalStateException("The handler does not belong to a connection yet.");
        }
        return present;
    }

    ServerState state() {
        return state;
    }

    /** Makes exchanges, and runs them. */
    Requests requests() {
        return requests;
    }

    /** Its event loop, with what belongs to that. */
    Lane lane() {
        return lane;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        reading = true;
        super.channelRead(ctx, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        for (Http2Link link = unstarted.poll(); link != null; link = unstarted.poll()) {
            link.start(); // the rest of its body is not here yet
        }
        if (idle != null) {
            idle.came(System.nanoTime());
        }
        reading = false;
        super.channelReadComplete(ctx); // this flushes
    }

    /** How it ends when the server stops. */
    public Http2Ending ending() {
        return ending;
    }

    /** The bytes that are written and have not been sent. */
    UnsentShare unsent() {
        return share;
    }

    /** Two for one that has ended: what their answers will be is not known yet. */
    private void startWaiting() {
        for (int i = 0; i < 2 && hasRoom() && !waiting.isEmpty(); i++) {
            waiting.remove().start();
        }
    }

    /** Whether its client takes its answers, so that another request may be started. */
    boolean hasRoom() {
        return share.bytes() < state.settings().maxUnsentPerConnection();
    }

    /** A request is started when there is room. */
    void startLater(Http2Link link) {
        waiting.add(link);
    }

    /** What was written shall leave soon. */
    void flushSoon() {
        if (!reading && !flushing) {
            flushing = true;
            context()
                    .executor()
                    .execute(() -> {
                        flushing = false;
                        flush(context());
                    });
        }
    }

    private @Nullable Http2Link link(int stream) {
        Http2Stream known = connection().stream(stream);
        return known == null ? null : known.getProperty(accepted);
    }

    private final class Frames extends Http2FrameAdapter {
        @Override
        public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings)
                throws Http2Exception {
            Long most = settings.maxHeaderListSize();
            if (most != null) {
                // Netty leaves it to servers. What is larger fails its stream; sent as it is, it
                // would end the connection (RFC 9113, section 10.5.1).
                encoder().configuration().headersConfiguration().maxHeaderListSize(most);
            }
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext ctx,
                int stream,
                Http2Headers headers,
                int dependency,
                short weight,
                boolean exclusive,
                int padding,
                boolean last)
                throws Http2Exception {
            onHeadersRead(ctx, stream, headers, padding, last);
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext ctx,
                int stream,
                Http2Headers headers,
                int padding,
                boolean last)
                throws Http2Exception {
            Http2Link known = link(stream);
            if (known != null) {
                if (last) { // fields after a body
                    known.put(Unpooled.EMPTY_BUFFER, 0, true);
                }
            } else if (connection().stream(stream).getProperty(links) == null) {
                begin(stream, headers, last);
            }
        }

        @Override
        public int onDataRead(
                ChannelHandlerContext ctx, int stream, ByteBuf data, int padding, boolean last) {
            int size = data.readableBytes() + padding;
            Http2Link link = link(stream);
            if (link == null) { // of a request that was refused
                Http2Link refused = connection().stream(stream).getProperty(links);
                if (refused != null) {
                    refused.ignored();
                }
                return size;
            }
            link.put(data.retain(), size, last);
            return 0; // it reports when it has room for more
        }
    }

    private final class Ends extends Http2ConnectionAdapter {
        @Override
        public void onStreamClosed(Http2Stream stream) {
            Http2Link any = stream.getProperty(links);
            if (any != null) {
                any.ended();
            }
            Http2Link link = stream.getProperty(accepted);
            if (link != null) {
                unstarted.remove(link);
                waiting.remove(link);
                long last = link.closed();
                if (!waiting.isEmpty()) {
                    context().executor().execute(Http2Connection.this::startWaiting);
                }
                if (idle != null) {
                    idle.answered(last);
                }
            }
        }
    }

    /** A request that can't be begun costs its stream, and no other (RFC 9113, section 5.4.2). */
    private void begin(int id, Http2Headers headers, boolean last) throws Http2Exception {
        try {
            beginRequest(id, headers, last);
        } catch (RuntimeException failure) {
            LoopLog.error("A request could not be begun.", failure);
            throw Http2Exception.streamError(
                    id, Http2Error.INTERNAL_ERROR, failure, "The request could not be begun");
        }
    }

    private void beginRequest(int id, Http2Headers headers, boolean last) throws Http2Exception {
        HttpRequest request = Http2RequestReader.read(id, headers);
        Http2Stream stream = connection().stream(id);
        Http2Link link = new Http2Link(this, stream);
        stream.setProperty(links, link);
        Refusal refusal = RequestRules.check(request, state.settings(), host, secure, true);
        if (refusal == null && !state.requestBegins(lane.number(), share.bytes())) {
            refusal = Refusal.BUSY;
        }
        if (refusal != null) {
            state.watching().refused(request, context().channel(), secure, true, refusal);
            link.refuse(refusal, request.method().equals(HttpMethod.HEAD));
            return;
        }
        link.begin(requests.begin(link, request, secure, true));
        stream.setProperty(accepted, link);
        if (last) {
            link.put(Unpooled.EMPTY_BUFFER, 0, true);
        } else {
            unstarted.add(link);
        }
    }

    /** Its body is complete. */
    void starts(Http2Link link) {
        unstarted.remove(link);
    }

    /**
     * A frame of a wrong size on a stream that is open ends the connection, as it may (RFC 9113,
     * section 5.4): Netty's reader reads nothing after a frame of DATA without its padding's
     * length.
     */
    @Override
    protected void onStreamError(
            ChannelHandlerContext ctx,
            boolean outbound,
            Throwable cause,
            Http2Exception.StreamException failure) {
        if (failure.error() == Http2Error.FRAME_SIZE_ERROR
                && connection().stream(failure.streamId()) != null) {
            onConnectionError(
                    ctx,
                    outbound,
                    cause,
                    Http2Exception.connectionError(
                            Http2Error.FRAME_SIZE_ERROR, failure, failure.getMessage()));
        } else {
            super.onStreamError(ctx, outbound, cause, failure);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        LoopLog.debug("A connection failed.", cause);
        onError(ctx, false, cause); // reports the reason, if it can, and closes
    }
}
