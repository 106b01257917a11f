package dev.jumun.runtime.stream;

import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.CountedMemory;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The pieces of something that is going to be held as a whole. Takes the memory that they, and the
 * whole, need.
 */
public final class GatheredPieces {
    /** The pieces, and the whole that is made of them. */
    private static final int COPIES = 2;

    /** The least that a piece takes: an array, and its place in the list. */
    private static final int PIECE = 40;

    private final CountedMemory memory;
    private final List<byte[]> pieces = new ArrayList<>();
    private int size;
    private long held;

    /** Of a body whose memory may be limited. */
    public GatheredPieces(@Nullable BodyMemory memory) {
        this(new CountedMemory(memory));
    }

    /** Of a part of a body. */
    public GatheredPieces(CountedMemory memory) {
        this.memory = memory;
    }

    /** Adds a piece, which must not be changed any more. Throws as {@link BodyMemory#take}. */
    public void add(byte[] piece) {
        size = Math.addExact(size, piece.length);
        if (size > BodyMemory.SMALL) {
            memory.large();
        }
        long needed = Math.max((long) COPIES * size, PIECE * (pieces.size() + 1L) + size);
        memory.hold(needed - held);
        held = needed;
        pieces.add(piece);
    }

    /** Returns the number of bytes in all pieces. */
    public int size() {
        return size;
    }

    /** Returns the pieces. */
    public List<byte[]> pieces() {
        return pieces;
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

    /** They are no longer held; nor is the whole, unless some of it is counted elsewhere. */
    public void release() {
        memory.release(held);
        held = 0;
        size = 0;
        pieces.clear();
    }
}
