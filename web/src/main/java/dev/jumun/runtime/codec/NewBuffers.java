package dev.jumun.runtime.codec;

import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.RecyclerPool;

/** Makes each buffer anew and keeps none, so that all documents can share it. */
final class NewBuffers extends BufferRecycler {
    static final RecyclerPool<BufferRecycler> POOL = new Pool();

    private static final NewBuffers ONLY = new NewBuffers();

    private NewBuffers() {
        super(0, 0);
    }

    @Override
    public byte[] allocByteBuffer(int index, int least) {
        return new byte[Math.max(least, byteBufferLength(index))];
    }

    @Override
    public char[] allocCharBuffer(int index, int least) {
        return new char[Math.max(least, charBufferLength(index))];
    }

    @Override
    public void releaseByteBuffer(int index, byte[] buffer) {}

    @Override
    public void releaseCharBuffer(int index, char[] buffer) {}

    private static final class Pool implements RecyclerPool<BufferRecycler> {
        private static final long serialVersionUID = 1;

        @Override
        public BufferRecycler acquireAndLinkPooled() {
            return ONLY;
        }

        @Override
        public BufferRecycler acquirePooled() {
            return ONLY;
        }

        @Override
        public void releasePooled(BufferRecycler buffers) {}
    }
}
