package dev.jumun.server.http2;

import dev.jumun.server.limits.UnsentShare;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;

/**
 * The bodies that are written to a stream, in pieces, so that it shows when some of one has left.
 * Event loop.
 */
final class WrittenPieces {
    /** What is written at once: as much as a frame holds (RFC 9113, section 6.5.2). */
    private static final int PIECE = 16 * 1024;

    private final ChannelHandlerContext context;
    private final Http2ConnectionEncoder encoder;
    private final UnsentShare unsentOfConnection;
    private final int stream;
    private long unsent;
    private long lastMoved;

    WrittenPieces(
            ChannelHandlerContext context,
            Http2ConnectionEncoder encoder,
            UnsentShare unsentOfConnection,
            int stream) {
        this.context = context;
        this.encoder = encoder;
        this.unsentOfConnection = unsentOfConnection;
        this.stream = stream;
    }

    /** Writes data; takes over its reference. Returns when the last of it has left. */
    ChannelFuture write(ByteBuf data, boolean last) {
        if (unsent == 0) {
            lastMoved = System.nanoTime();
        }
        while (data.readableBytes() > PIECE) {
            writePiece(data.readRetainedSlice(PIECE), false);
        }
        return writePiece(data, last);
    }

    private ChannelFuture writePiece(ByteBuf piece, boolean last) {
        int size = piece.readableBytes();
        unsent += size;
        unsentOfConnection.add(size);
        PiecePromise promise = new PiecePromise(context.channel(), this, size);
        return encoder.writeData(context, stream, piece, 0, last, promise);
    }

    /** A piece has left, or never will. */
    void left(int size) {
        unsent -= size;
        unsentOfConnection.add(-size);
        if (unsent > 0) { // else the next piece begins anew
            lastMoved = System.nanoTime();
        }
    }

    /** Whether nothing of what was written has left for longer than a limit, in nanoseconds. */
    boolean isStalled(long now, long limit) {
        return unsent > 0 && now - lastMoved >= limit;
    }
}
