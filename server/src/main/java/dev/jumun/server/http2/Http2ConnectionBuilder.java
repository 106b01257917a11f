package dev.jumun.server.http2;

import dev.jumun.server.exchange.ServerState;
import dev.jumun.server.loop.Lane;

import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;

/** Makes the handler of a connection of HTTP/2 from Netty's parts, with this server's limits. */
public final class Http2ConnectionBuilder
        extends AbstractHttp2ConnectionHandlerBuilder<Http2Connection, Http2ConnectionBuilder> {
    private static final int MAX_STREAMS = 256;

    private final ServerState state;
    private final Lane lane;
    private final boolean secure;

    Http2ConnectionBuilder(ServerState state, Lane lane, boolean secure) {
        this.state = state;
        this.lane = lane;
        this.secure = secure;
        // Priorities of streams are no more (RFC 9113, section 5.3.1).
        DefaultHttp2Connection connection = new DefaultHttp2Connection(true);
        connection
                .remote()
                .flowController(
                        new DefaultHttp2RemoteFlowController(
                                connection, new UniformStreamByteDistributor(connection)));
        connection(connection);
        gracefulShutdownTimeoutMillis(0); // the server waits, where it wants to
        initialSettings(
                Http2Settings.defaultSettings()
                        .maxConcurrentStreams(MAX_STREAMS)
                        .maxHeaderListSize(state.settings().maxHeadSize()));
    }

    @Override
    protected Http2Connection build() {
        return super.build();
    }

    @Override
    protected Http2Connection build(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings settings) {
        return new Http2Connection(state, lane, secure, decoder, encoder, settings);
    }
}
