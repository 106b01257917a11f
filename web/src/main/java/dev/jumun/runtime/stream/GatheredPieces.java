package dev.jumun.runtime.stream;

import dev.jumun.runtime.engine.BodyMemory;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The pieces of a body that is going to be held as a whole. Counts the memory that they take. */
public final class GatheredPieces {
    /** The pieces, and the whole that is made of them. */
    private static final int COPIES = 2;

    private final @Nullable BodyMemory memory;
    private final List<byte[]> pieces = new ArrayList<>();
    private int size;
    private long taken;

    /** Of a body whose memory may be limited. */
    public GatheredPieces(@Nullable BodyMemory memory) {
        this.memory = memory;
    }

    /** Adds a piece, which must not be changed any more. Throws as {@link BodyMemory#take}. */
    public void add(byte[] piece) {
        size = Math.addExact(size, piece.length);
        if (memory != null && size > BodyMemory.SMALL) {
            long needed = (long) COPIES * size;
            memory.take(needed - taken);
            taken = needed;
        }
        pieces.add(piece);
    }

    /** Returns them in one. A buffer that grows would need several times as much memory. */
    public byte[] joined() {
        if (pieces.size() == 1) {
            return pieces.getFirst();
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, joined, at, piece.length);
            at += piece.length;
        }
        return joined;
    }
}
