package dev.jumun.async;

import dev.jumun.async.Seats.Seat;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs one strand at a time, and chooses the next one by a seed wherever a task waits or may be
 * cancelled. When no strand can run, the clock jumps to the next alarm.
 *
 * <p>{@link SimulationTicker} notices a strand that waits for something outside the simulation (a
 * socket, a lock), and resumes the others; meanwhile time is real.
 */
final class SimulatedScheduler implements Scheduler {
    private static final int TICKS_UNTIL_FOREIGN = 2;
    private static final int TICKS_UNTIL_JUMP = 10;

    record Step(long time, @Nullable Object who, Object what) {}

    private final Object lock = new Object();
    private final Job root;
    private final Seats seats;
    private final SimulatedClock clock;
    private final List<Step> steps = new ArrayList<>();
    private int foreign;
    private boolean over;
    private @Nullable String deadlock;
    private volatile @Nullable Seat running;
    private long switches;

    // Of the ticker.
    private long switchesBefore;
    private int ticks;

    SimulatedScheduler(Orders orders, Job root) {
        this.root = root;
        this.seats = new Seats(orders);
        this.clock = new SimulatedClock(orders);
    }

    /** Makes the calling thread the first, and the only one, to run. */
    @Override
    public void begin(Interruptible strand) {
        Seat seat = new Seat(strand, null);
        seat.place = Seats.Place.RUNNING;
        running = seat;
    }

    /** The root has ended, and with it everybody else. */
    void end() {
        synchronized (lock) {
            over = true;
        }
    }

    @Nullable String deadlock() {
        synchronized (lock) {
            return deadlock;
        }
    }

    long elapsed() {
        synchronized (lock) {
            return SimulatedClock.elapsedAt(clock.now());
        }
    }

    List<Step> steps() {
        synchronized (lock) {
            return List.copyOf(steps);
        }
    }

    @Override
    public long nanoTime() {
        synchronized (lock) {
            return clock.now();
        }
    }

    @Override
    public void start(Interruptible strand, Thread thread) {
        synchronized (lock) {
            seats.ready(new Seat(strand, thread));
        }
    }

    @Override
    public void ended(Interruptible strand) {
        Seat seat = seat(strand);
        takeTurn(seat);
        Seat next;
        synchronized (lock) {
            seat.place = Seats.Place.ENDED;
            note(seat, "ends");
            next = switchToNext();
        }
        wake(next);
    }

    @Override
    public void park(Interruptible strand, Object reason, long deadline) {
        Seat seat = seat(strand);
        takeTurn(seat);
        Seat next;
        synchronized (lock) {
            if (seat.permit || Thread.currentThread().isInterrupted()) {
                seat.permit = false;
                return;
            }
            int wait = seats.await(seat, reason);
            note(seat, reason);
            if (deadline != NEVER) {
                clock.at(deadline, () -> seats.endWait(seat, wait));
            }
            next = switchToNext();
        }
        giveTurn(seat, next);
    }

    @Override
    public void unpark(Interruptible strand) {
        Seat next = null;
        synchronized (lock) {
            if (!(strand.seat instanceof Seat seat)) {
                return; // has not started
            }
            if (seats.endWait(seat)) {
                next = running == null ? switchToNext() : null;
            } else {
                seat.permit = true;
            }
        }
        wake(next);
    }

    @Override
    public void interrupt(Interruptible strand) {
        if (strand.seat instanceof Seat) {
            strand.interruptIfOwed();
        }
    }

    @Override
    public void pause(Interruptible strand) {
        Seat seat = seat(strand);
        takeTurn(seat);
        Seat next;
        synchronized (lock) {
            if (!seats.haveReady()) {
                return;
            }
            seats.ready(seat);
            next = switchToNext();
        }
        giveTurn(seat, next);
    }

    /** Waits until no other strand can continue, without any time passing. */
    void awaitIdle(Interruptible strand) {
        Seat seat = seat(strand);
        takeTurn(seat);
        Seat next;
        synchronized (lock) {
            seats.idle(seat);
            next = switchToNext();
        }
        giveTurn(seat, next);
    }

    @Override
    public Alarm at(long deadline, Runnable action) {
        synchronized (lock) {
            return clock.at(deadline, action);
        }
    }

    @Override
    public void soon(Runnable action) {
        action.run();
    }

    private static Seat seat(Interruptible strand) {
        if (strand.seat instanceof Seat seat) {
            return seat;
        }
        throw new IllegalStateException("This thread is not part of the simulation.");
    }

    private void note(Seat seat, Object what) {
        steps.add(new Step(clock.now(), seat.strand.innermost(), what));
    }

    // ---- one at a time

    /**
     * Chooses the strand that runs next; null if no strand can run before an event from outside.
     */
    private @Nullable Seat switchToNext() {
        Seat next = choose(foreign > 0);
        running = next;
        switches++;
        if (next != null) {
            next.place = Seats.Place.RUNNING;
            note(next, "runs");
        }
        return next;
    }

    private @Nullable Seat choose(boolean timeIsReal) {
        while (true) {
            Seat next = seats.next();
            if (next != null || timeIsReal || over || (!clock.jump() && !breakDeadlock())) {
                return next;
            }
        }
    }

    /** No strand can ever run again: reports that, and ends all of them. */
    private boolean breakDeadlock() {
        if (deadlock != null) {
            return false;
        }
        deadlock = "All tasks wait, and nothing can wake them:" + seats.waits();
        Cancelling.cancel(root, CancelReason.EXPLICIT, "deadlock", null);
        return true;
    }

    private void wake(@Nullable Seat seat) {
        if (seat == null) {
            return;
        }
        Thread thread = seat.toStart;
        if (thread != null && !seat.started) {
            seat.started = true;
            thread.start();
        } else {
            LockSupport.unpark(seat.strand.thread());
        }
    }

    private void giveTurn(Seat self, @Nullable Seat next) {
        if (next == self) {
            return;
        }
        self.parked = true;
        wake(next);
        boolean interrupted = false;
        while (running != self) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        self.parked = false;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Comes back from a wait that was not ours: gets in line. */
    private void takeTurn(Seat seat) {
        if (running == seat) {
            return;
        }
        Seat next;
        synchronized (lock) {
            if (seat.place != Seats.Place.FOREIGN) {
                return;
            }
            foreign--;
            seats.ready(seat);
            if (running != null) {
                next = null;
            } else {
                next = switchToNext();
            }
        }
        giveTurn(seat, next);
    }

    /**
     * Checks, every few milliseconds of real time, whether the running strand waits for something
     * outside.
     */
    void tick() {
        Seat next;
        synchronized (lock) {
            Seat seat = running;
            if (switches != switchesBefore) {
                switchesBefore = switches;
                ticks = 0;
                return;
            }
            if (over || (seat != null && (seat.parked || !isBlocked(seat.strand.thread())))) {
                return;
            }
            ticks++;
            if (seat != null && ticks >= TICKS_UNTIL_FOREIGN) {
                seat.place = Seats.Place.FOREIGN;
                foreign++;
                next = switchToNext();
            } else if (seat == null && foreign > 0 && ticks >= TICKS_UNTIL_JUMP) {
                next = clock.jump() ? switchToNext() : null;
            } else {
                return;
            }
        }
        wake(next);
    }

    private static boolean isBlocked(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            default -> false;
        };
    }
}
