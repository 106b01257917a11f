package dev.jumun.server.http2;

import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;

/**
 * The promise that a piece of a body leaves on a stream of HTTP/2. It reports to its link by
 * itself: a listener, next to Netty's own, costs every answer more than the counting does.
 */
public final class PiecePromise extends DefaultChannelPromise {
    private final Http2Link link;
    private final int size;

    PiecePromise(Http2Link link, int size) {
        super(link.channel());
        this.link = link;
        this.size = size;
    }

    @Override
    public ChannelPromise setSuccess(Void result) {
        super.setSuccess(null);
        link.left(size);
        return this;
    }

    @Override
    public boolean trySuccess(Void result) {
        return leftIf(super.trySuccess(null));
    }

    @Override
    public ChannelPromise setFailure(Throwable cause) {
        super.setFailure(cause);
        link.left(size);
        return this;
    }

    @Override
    public boolean tryFailure(Throwable cause) {
        return leftIf(super.tryFailure(cause));
    }

    private boolean leftIf(boolean done) {
        if (done) {
            link.left(size);
        }
        return done;
    }
}
