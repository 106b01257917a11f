package dev.jumun.jdbc;

import java.util.concurrent.locks.LockSupport;

/** A thread that waits for its turn. Its state changes once, under the lock of {@link Turns}. */
final class Turn {
    enum State {
        WAITING,
        GRANTED,
        /** Its time is over. */
        OVER,
        /** It was interrupted. */
        LEFT
    }

    private final Thread thread;
    private final long since;
    private volatile State state = State.WAITING;

    Turn(Thread thread, long since) {
        this.thread = thread;
        this.since = since;
    }

    long since() {
        return since;
    }

    State state() {
        return state;
    }

    /** Waits, on its own thread, until somebody else ends that. */
    void await() throws InterruptedException {
        while (state == State.WAITING) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Ends its waiting; false if that has ended already. */
    boolean end(State how) {
        if (state != State.WAITING) {
            return false;
        }
        state = how;
        LockSupport.unpark(thread);
        return true;
    }
}
