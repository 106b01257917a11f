package dev.jumun.server;

import dev.jumun.server.connection.ProtocolDetector;
import dev.jumun.server.exchange.HandlerNames;
import dev.jumun.server.exchange.ServerState;
import dev.jumun.server.http1.Http1Connection;
import dev.jumun.server.http2.Http2Connection;
import dev.jumun.server.loop.ConnectionTimer;
import dev.jumun.server.websocket.NettyWebSocket;

import io.netty.channel.Channel;

import java.time.Duration;

/** How the connections of a server end while it stops, each in the way of its protocol. */
final class Stopping {
    /**
     * How long answers don't carry {@code Connection: close} before the listener closes: see {@link
     * Server#stop}.
     */
    private static final Duration CALM = Duration.ofMillis(100);

    private Stopping() {}

    /** Ends each connection after what it has begun. */
    static void connections(ServerState state) {
        for (Channel connection : state.connections()) {
            connection.eventLoop().execute(() -> stop(connection));
        }
    }

    /** The balancer sees that requests are not wanted, and connections move to other servers. */
    static void drain(ServerState state, Duration time) throws InterruptedException {
        state.closeConnections(true);
        for (Channel connection : state.connections()) {
            connection
                    .eventLoop()
                    .execute(() -> {
                        if (connection.pipeline().get(HandlerNames.STREAMS)
                                instanceof Http2Connection streams) {
                            streams.ending().drain();
                        }
                    });
        }
        Duration calm = time.compareTo(CALM) < 0 ? time : CALM;
        Thread.sleep(time.minus(calm));
        state.closeConnections(false);
        Thread.sleep(calm);
    }

    private static void stop(Channel connection) {
        if (connection.pipeline().get(HandlerNames.REQUESTS) instanceof Http1Connection requests) {
            requests.ending().stop();
        } else if (connection.pipeline().get(HandlerNames.WEB_SOCKET)
                instanceof NettyWebSocket socket) {
            socket.goAway();
        } else if (connection.pipeline().get(HandlerNames.STREAMS)
                instanceof Http2Connection streams) {
            streams.ending().stop();
        } else {
            // The client has sent nothing yet, but its first bytes may be on their way.
            ConnectionTimer.schedule(
                    connection, () -> stopSilent(connection), ConnectionTimer.LAST_REQUEST_MILLIS);
        }
    }

    private static void stopSilent(Channel connection) {
        if (connection.pipeline().get(ProtocolDetector.class) != null) {
            connection.close();
        } else {
            stop(connection);
        }
    }
}
