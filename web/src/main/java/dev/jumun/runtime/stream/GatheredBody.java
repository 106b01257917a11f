package dev.jumun.runtime.stream;

import dev.jumun.runtime.engine.BodyMemory;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** A body made of another one, whose bytes it changes or counts as they come. */
public abstract class GatheredBody extends RememberedBody {
    private static final int PIECE = 8 * 1024;

    private final @Nullable BodyMemory memory;

    /** Of an exchange whose memory for bodies may be limited. */
    protected GatheredBody(@Nullable BodyMemory memory) {
        this.memory = memory;
    }

    @Override
    protected final byte[] readWhole() {
        GatheredPieces pieces = new GatheredPieces(memory);
        byte[] piece = new byte[PIECE];
        for (int n = readSome(piece, 0, PIECE); n >= 0; n = readSome(piece, 0, PIECE)) {
            if (n > 0) {
                pieces.add(Arrays.copyOf(piece, n));
            }
        }
        return pieces.joined();
    }
}
