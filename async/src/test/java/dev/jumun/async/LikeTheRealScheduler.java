package dev.jumun.async;

/** The real scheduler; a test changes what it is about. */
class LikeTheRealScheduler implements Scheduler {
    private final Scheduler real = RealScheduler.INSTANCE;

    @Override
    public long nanoTime() {
        return real.nanoTime();
    }

    @Override
    public void begin(Interruptible strand) {}

    @Override
    public void start(Interruptible strand, Thread thread) {
        real.start(strand, thread);
    }

    @Override
    public void ended(Interruptible strand) {}

    @Override
    public void park(Interruptible strand, Object reason, long deadline) {
        real.park(strand, reason, deadline);
    }

    @Override
    public void unpark(Interruptible strand) {
        real.unpark(strand);
    }

    @Override
    public void interrupt(Interruptible strand) {
        real.interrupt(strand);
    }

    @Override
    public void pause(Interruptible strand) {}

    @Override
    public Alarm at(long deadline, Runnable action) {
        return real.at(deadline, action);
    }

    @Override
    public void soon(Runnable action) {
        real.soon(action);
    }
}
