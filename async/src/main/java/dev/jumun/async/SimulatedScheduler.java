package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs one strand at a time, and chooses the next one by a seed wherever a task waits or may be
 * cancelled. When no strand can run, the clock jumps to the next alarm.
 *
 * <p>{@link SimulationTicker} notices a strand that waits for something outside the simulation (a
 * socket, a lock), and resumes the others; meanwhile time is real.
 */
final class SimulatedScheduler implements Scheduler {
    private static final long BEGIN = TimeUnit.SECONDS.toNanos(1);
    private static final int TICKS_UNTIL_FOREIGN = 2;
    private static final int TICKS_UNTIL_JUMP = 10;

    private enum Place {
        READY,
        RUNNING,
        WAITING,
        IDLE,
        FOREIGN,
        ENDED
    }

    /** What is known of a strand. */
    private static final class Seat {
        final Strand strand;
        final @Nullable Thread toStart;
        Place place = Place.READY;
        boolean started;
        boolean permit;
        int wait;
        @Nullable Object reason;
        volatile boolean parked;

        Seat(Strand strand, @Nullable Thread toStart) {
            this.strand = strand;
            this.toStart = toStart;
            this.started = toStart == null;
            strand.seat = this;
        }
    }

    /** An event at a point in time: a wait ends, or an action runs. */
    private static final class Event implements Alarm, Comparable<Event> {
        final long time;
        final long number;
        @Nullable Seat seat;
        int wait;
        @Nullable Runnable action;

        Event(long time, long number) {
            this.time = time;
            this.number = number;
        }

        @Override
        public void cancel() {
            action = null;
            seat = null;
        }

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    record Step(long time, @Nullable Job job, Object what) {}

    private final Object lock = new Object();
    private final Orders orders;
    private final Job root;
    private final List<Seat> ready = new ArrayList<>();
    private final List<Seat> idlers = new ArrayList<>();
    private final List<Seat> waiting = new ArrayList<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Step> steps = new ArrayList<>();
    private long now = BEGIN;
    private long number;
    private int foreign;
    private boolean over;
    private @Nullable String deadlock;
    private volatile @Nullable Seat running;
    private long switches;

    // Of the ticker.
    private long switchesBefore;
    private int ticks;

    SimulatedScheduler(Orders orders, Job root) {
        this.orders = orders;
        this.root = root;
    }

    /** Makes the calling thread the first, and the only one, to run. */
    @Override
    public void begin(Strand strand) {
        Seat seat = new Seat(strand, null);
        seat.place = Place.RUNNING;
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
            return now - BEGIN;
        }
    }

    List<Step> steps() {
        synchronized (lock) {
            return List.copyOf(steps);
        }
    }

    long elapsedAt(Step step) {
        return step.time - BEGIN;
    }

    @Override
    public long nanoTime() {
        synchronized (lock) {
            return now;
        }
    }

    @Override
    public void start(Strand strand, Thread thread) {
        synchronized (lock) {
            ready.add(new Seat(strand, thread));
        }
    }

    @Override
    public void ended(Strand strand) {
        Seat seat = seat(strand);
        takeTurn(seat);
        Seat next;
        synchronized (lock) {
            seat.place = Place.ENDED;
            note(seat, "ends");
            next = switchToNext();
        }
        wake(next);
    }

    @Override
    public void park(Strand strand, Object reason, long deadline) {
        Seat seat = seat(strand);
        takeTurn(seat);
        Seat next;
        synchronized (lock) {
            if (seat.permit || Thread.currentThread().isInterrupted()) {
                seat.permit = false;
                return;
            }
            seat.place = Place.WAITING;
            seat.reason = reason;
            seat.wait++;
            waiting.add(seat);
            note(seat, reason);
            if (deadline != NEVER) {
                Event event = new Event(deadline, number++);
                event.seat = seat;
                event.wait = seat.wait;
                events.add(event);
            }
            next = switchToNext();
        }
        giveTurn(seat, next);
    }

    @Override
    public void unpark(Strand strand) {
        Seat next = null;
        synchronized (lock) {
            if (!(strand.seat instanceof Seat seat)) {
                return; // has not started
            }
            if (seat.place == Place.WAITING) {
                waiting.remove(seat);
                makeReady(seat);
                next = running == null ? switchToNext() : null;
            } else {
                seat.permit = true;
            }
        }
        wake(next);
    }

    @Override
    public void interrupt(Strand strand) {
        if (strand.seat instanceof Seat) {
            strand.interruptIfCancelled();
        }
    }

    @Override
    public void pause(Strand strand) {
        Seat seat = seat(strand);
        takeTurn(seat);
        Seat next;
        synchronized (lock) {
            if (ready.isEmpty()) {
                return;
            }
            makeReady(seat);
            next = switchToNext();
        }
        giveTurn(seat, next);
    }

    /** Waits until no other strand can continue, without any time passing. */
    void awaitIdle(Strand strand) {
        Seat seat = seat(strand);
        takeTurn(seat);
        Seat next;
        synchronized (lock) {
            seat.place = Place.IDLE;
            idlers.add(seat);
            next = switchToNext();
        }
        giveTurn(seat, next);
    }

    @Override
    public Alarm at(long deadline, Runnable action) {
        synchronized (lock) {
            Event event = new Event(deadline, number++);
            event.action = action;
            events.add(event);
            return event;
        }
    }

    @Override
    public void soon(Runnable action) {
        action.run();
    }

    private static Seat seat(Strand strand) {
        if (strand.seat instanceof Seat seat) {
            return seat;
        }
        throw new IllegalStateException("This thread is not part of the simulation.");
    }

    private void makeReady(Seat seat) {
        seat.place = Place.READY;
        ready.add(seat);
    }

    private void note(Seat seat, Object what) {
        steps.add(new Step(now, seat.strand.innermost(), what));
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
            next.place = Place.RUNNING;
            note(next, "runs");
        }
        return next;
    }

    private @Nullable Seat choose(boolean timeIsReal) {
        while (true) {
            if (!ready.isEmpty()) {
                int index = ready.size() == 1 ? 0 : orders.choose(ready.size());
                Seat chosen = ready.get(index);
                Seat last = ready.removeLast();
                if (last != chosen) {
                    ready.set(index, last);
                }
                return chosen;
            }
            if (!idlers.isEmpty()) {
                idlers.forEach(this::makeReady);
                idlers.clear();
            } else if (timeIsReal || over) {
                return null;
            } else if (!jump() && !breakDeadlock()) {
                return null;
            }
        }
    }

    /** Moves the clock to the next event, and fires all events of that time, in any order. */
    private boolean jump() {
        List<Event> sameTime = new ArrayList<>();
        while (!events.isEmpty()
                && (sameTime.isEmpty() || events.peek().time <= sameTime.getFirst().time)) {
            Event event = events.poll();
            if (event.seat != null || event.action != null) { // not called off
                sameTime.add(event);
            }
        }
        if (sameTime.isEmpty()) {
            return false;
        }
        now = Math.max(now, sameTime.getFirst().time);
        while (!sameTime.isEmpty()) {
            int several = sameTime.size();
            happen(sameTime.remove(several == 1 ? 0 : orders.choose(several)));
        }
        return true;
    }

    private void happen(Event event) {
        Seat seat = event.seat;
        Runnable action = event.action;
        if (action != null) {
            action.run();
        } else if (seat != null && seat.place == Place.WAITING && seat.wait == event.wait) {
            waiting.remove(seat);
            makeReady(seat);
        }
    }

    /** No strand can ever run again: reports that, and ends all of them. */
    private boolean breakDeadlock() {
        if (deadlock != null) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        for (Seat seat : waiting) {
            Job job = seat.strand.innermost();
            text.append("\n  ")
                    .append(job == null ? seat.strand.thread : job.taskName())
                    .append(" waits for ")
                    .append(seat.reason);
        }
        deadlock = "All tasks wait, and nothing can wake them:" + text;
        root.cancel(CancelReason.EXPLICIT, "deadlock", null);
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
            LockSupport.unpark(seat.strand.thread);
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
            if (seat.place != Place.FOREIGN) {
                return;
            }
            foreign--;
            makeReady(seat);
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
            if (over || (seat != null && (seat.parked || !isBlocked(seat.strand.thread)))) {
                return;
            }
            ticks++;
            if (seat != null && ticks >= TICKS_UNTIL_FOREIGN) {
                seat.place = Place.FOREIGN;
                foreign++;
                next = switchToNext();
            } else if (seat == null && foreign > 0 && ticks >= TICKS_UNTIL_JUMP) {
                next = jump() ? switchToNext() : null;
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
