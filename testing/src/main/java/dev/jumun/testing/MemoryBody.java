package dev.jumun.testing;

import dev.jumun.runtime.stream.RememberedBody;

/** The body of a request in memory. */
final class MemoryBody extends RememberedBody {
    private final byte[] bytes;
    private int read;

    MemoryBody(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    protected int readSome(byte[] buffer, int offset, int length) {
        int count = Math.min(bytes.length - read, length);
        System.arraycopy(bytes, read, buffer, offset, count);
        read += count;
        return count == 0 ? -1 : count;
    }

    @Override
    protected byte[] readWhole() {
        return bytes.clone();
    }
}
