package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The strands of a simulation: what each of them does, and which of those that can run is the next.
 * Their owner has the lock.
 */
final class Seats {
    enum Place {
        READY,
        RUNNING,
        WAITING,
        IDLE,
        FOREIGN,
        ENDED
    }

    /** What is known of a strand. */
    static final class Seat {
        final Interruptible strand;
        final @Nullable Thread toStart;
        Place place = Place.READY;
        boolean started;
        boolean permit;
        int wait;
        @Nullable Object reason;
        volatile boolean parked;

        Seat(Interruptible strand, @Nullable Thread toStart) {
            this.strand = strand;
            this.toStart = toStart;
            this.started = toStart == null;
            strand.seat = this;
        }
    }

    private final Orders orders;
    private final List<Seat> ready = new ArrayList<>();
    private final List<Seat> idlers = new ArrayList<>();
    private final Set<Seat> waiting = new LinkedHashSet<>(); // may be many thousands

    Seats(Orders orders) {
        this.orders = orders;
    }

    /** It can run. */
    void ready(Seat seat) {
        seat.place = Place.READY;
        ready.add(seat);
    }

    boolean haveReady() {
        return !ready.isEmpty();
    }

    /** It can run when no other can. */
    void idle(Seat seat) {
        seat.place = Place.IDLE;
        idlers.add(seat);
    }

    /** It waits; returns the number of its wait, for {@link #endWait(Seat, int)}. */
    int await(Seat seat, Object reason) {
        seat.place = Place.WAITING;
        seat.reason = reason;
        waiting.add(seat);
        return ++seat.wait;
    }

    /** It can run, if it waits. Returns false if it does not. */
    boolean endWait(Seat seat) {
        if (seat.place != Place.WAITING) {
            return false;
        }
        waiting.remove(seat);
        ready(seat);
        return true;
    }

    /** The same if it is still that wait. */
    void endWait(Seat seat, int wait) {
        if (seat.wait == wait) {
            endWait(seat);
        }
    }

    /** Takes one of those that can run; null if all wait. */
    @Nullable Seat next() {
        if (ready.isEmpty()) {
            idlers.forEach(this::ready);
            idlers.clear();
        }
        if (ready.isEmpty()) {
            return null;
        }
        int index = ready.size() == 1 ? 0 : orders.choose(ready.size());
        Seat chosen = ready.get(index);
        Seat last = ready.removeLast();
        if (last != chosen) {
            ready.set(index, last);
        }
        return chosen;
    }

    /** A line for each of those that wait: its task, and for what. */
    String waits() {
        StringBuilder text = new StringBuilder();
        for (Seat seat : waiting) {
            text.append("\n  ")
                    .append(
                            seat.strand.innermost() instanceof Job job
                                    ? job.taskName()
                                    : seat.strand.thread())
                    .append(" waits for ")
                    .append(seat.reason);
        }
        return text.toString();
    }
}
