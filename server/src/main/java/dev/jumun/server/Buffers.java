package dev.jumun.server;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;

/** Where buffers come from. */
final class Buffers {
    private Buffers() {}

    /**
     * Netty's pool, with a part for each event loop. That one buffer in 128 is watched, whether
     * somebody forgets to release it, is for tests: it is done if Netty's own property asks for it.
     */
    static ByteBufAllocator allocator() {
        if (System.getProperty("io.netty.leakDetection.level") == null) {
            ResourceLeakDetector.setLevel(Level.DISABLED);
        }
        return PooledByteBufAllocator.DEFAULT;
    }
}
