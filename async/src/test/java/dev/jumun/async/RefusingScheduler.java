package dev.jumun.async;

/** The real scheduler on a machine that has no memory for another thread. */
final class RefusingScheduler extends LikeTheRealScheduler {
    @Override
    public void start(Interruptible strand, Thread thread) {
        throw new OutOfMemoryError("unable to create native thread");
    }
}
