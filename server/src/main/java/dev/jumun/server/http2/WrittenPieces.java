package dev.jumun.server.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;

/**
 * The bodies that are written to a stream, in pieces, so that it shows when some of one has left.
 * Event loop.
 */
final class WrittenPieces {
    /** What is written at once: as much as a frame holds (RFC 9113, section 6.5.2). */
    private static final int PIECE = 16 * 1024;

    private final Http2Connection connection;
    private final int stream;
    private long unsent;
    private long lastMoved;

    WrittenPieces(Http2Connection connection, int stream) {
        this.connection = connection;
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
        connection.countUnsent(size);
        return connection
                .encoder()
                .writeData(
                        connection.context(),
                        stream,
                        piece,
                        0,
                        last,
                        new PiecePromise(connection.context().channel(), this, size));
    }

    /** A piece has left, or never will. */
    void left(int size) {
        unsent -= size;
        connection.countUnsent(-size);
        if (unsent > 0) { // else the next piece begins anew
            lastMoved = System.nanoTime();
        }
    }

    /** Whether nothing of what was written has left for longer than a limit, in nanoseconds. */
    boolean isStalled(long now, long limit) {
        return unsent > 0 && now - lastMoved >= limit;
    }
}
