package dev.jumun.async;

/** The real scheduler; a test changes what it is about. */
class LikeTheRealScheduler implements Scheduler {
    private final Scheduler real = RealScheduler.INSTANCE;

    @Override
    public long nanoTime() {
        return real.nanoTime();
    }

    @Override
    public void begin(Strand strand) {}

    @Override
    public void start(Strand strand, Thread thread) {
        real.start(strand, thread);
    }

    @Override
    public void ended(Strand strand) {}

    @Override
    public void park(Strand strand, Object reason, long deadline) {
        real.park(strand, reason, deadline);
    }

    @Override
    public void unpark(Strand strand) {
        real.unpark(strand);
    }

    @Override
    public void interrupt(Strand strand) {
        real.interrupt(strand);
    }

    @Override
    public void pause(Strand strand) {}

    @Override
    public Alarm at(long deadline, Runnable action) {
        return real.at(deadline, action);
    }

    @Override
    public void soon(Runnable action) {
        real.soon(action);
    }
}
