package dev.jumun.server.http2;

import dev.jumun.server.exchange.IdleWatch;

import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2Exception;

import java.util.ArrayList;
import java.util.List;

/** A stream may stall while others move, because each has a window of its own. Event loop. */
final class StalledStreams implements IdleWatch.Watched {
    private final Http2Connection connection;
    private final PropertyKey links;

    /**
     * Looks after a connection.
     *
     * @param links the property of a stream that has its link
     */
    StalledStreams(Http2Connection connection, PropertyKey links) {
        this.connection = connection;
        this.links = links;
    }

    @Override
    public boolean isBusy() {
        return connection.connection().numActiveStreams() > 0;
    }

    @Override
    public void endStalled(long now, long limit) {
        List<Http2Link> stalled = new ArrayList<>(0);
        try {
            connection
                    .connection()
                    .forEachActiveStream(stream -> {
                        Http2Link link = stream.getProperty(links);
                        if (link != null && link.isStalled(now, limit)) {
                            stalled.add(link);
                        }
                        return true;
                    });
        } catch (Http2Exception e) {
            throw new IllegalStateException(e); // the visitor throws none
        }
        stalled.forEach(Http2Link::endStalled);
        if (!stalled.isEmpty()) {
            connection.flush(connection.context()); // what waits after this is the peer's fault
        }
    }
}
