package dev.jumun.server.limits;

/**
 * How much of the answers of one connection waits for its client. It tells the whole in steps, so
 * that answers which leave at once cost nothing that all event loops share. Event loop.
 */
public final class UnsentShare {
    /** Changes smaller than this are not reported. */
    public static final int STEP = 16 * 1024;

    private final UnsentTotal total;
    private long bytes;
    private long told;

    public UnsentShare(UnsentTotal total) {
        this.total = total;
    }

    public long bytes() {
        return bytes;
    }

    public void add(long change) {
        set(bytes + change);
    }

    public void set(long now) {
        bytes = now;
        if (Math.abs(now - told) >= STEP || (now == 0 && told != 0)) {
            total.add(now - told);
            told = now;
        }
    }
}
