package dev.jumun.server.http2;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;

/**
 * The promise that a piece of a body leaves on a stream of HTTP/2. It reports to its stream by
 * itself: a listener, next to Netty's own, costs every answer more than the counting does.
 */
public final class PiecePromise extends DefaultChannelPromise {
    private final WrittenPieces pieces;
    private final int size;

    PiecePromise(Channel channel, WrittenPieces pieces, int size) {
        super(channel);
        this.pieces = pieces;
        this.size = size;
    }

    @Override
    public ChannelPromise setSuccess(Void result) {
        super.setSuccess(null);
        pieces.left(size);
        return this;
    }

    @Override
    public boolean trySuccess(Void result) {
        return leftIf(super.trySuccess(null));
    }

    @Override
    public ChannelPromise setFailure(Throwable cause) {
        super.setFailure(cause);
        pieces.left(size);
        return this;
    }

    @Override
    public boolean tryFailure(Throwable cause) {
        return leftIf(super.tryFailure(cause));
    }

    private boolean leftIf(boolean done) {
        if (done) {
            pieces.left(size);
        }
        return done;
    }
}
