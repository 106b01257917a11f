package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What happened in which order: when the parts of a piece of work started, waited, went on and
 * ended. Some tens of nanoseconds an event.
 *
 * <pre>{@code
 * Journal journal = new Journal();
 * journal.record("breakfast", () -> gather(this::makeCoffee, this::makeToast, Breakfast::new));
 * System.out.println(journal.toGantt());
 * }</pre>
 */
public final class Journal {
    /** What can happen to a task. */
    public enum Kind {
        START,
        WAIT,
        RESUME,
        /** Ended with a result. */
        END,
        /** Ended with a failure. */
        FAILED,
        /** Ended because it was cancelled. */
        CANCELLED
    }

    /**
     * Something that happened.
     *
     * @param at how long after the first event
     * @param task the name of the task, or part of one
     * @param kind what happened
     * @param waitingFor what it waits for, if it does; otherwise empty
     */
    public record Event(Duration at, String task, Kind kind, String waitingFor) {}

    private static final int WIDTH = 60;

    private final long[] times;
    private final @Nullable Job[] jobs;
    private final @Nullable Object[] kinds;
    private final AtomicInteger next = new AtomicInteger();

    /** Makes a journal with room for 16,384 events; further ones are not noted. */
    public Journal() {
        this(16_384);
    }

    /** Makes a journal with room for so many events; further ones are not noted. */
    public Journal(int capacity) {
        times = new long[capacity];
        jobs = new Job[capacity];
        kinds = new Object[capacity];
    }

    /**
     * Runs an order slip on the calling thread, as the root of a tree, and notes what happens in
     * it, and in all that it starts. Returns its result.
     */
    public <T extends @Nullable Object> T record(String name, Callable<T> coroutine) {
        Job job = new Job(Job.current(), name);
        job.journal(this);
        return job.run(coroutine);
    }

    /**
     * Runs work without a result, and notes what happens. See {@link #record(String, Callable)}.
     */
    public void record(String name, ThrowingRunnable work) {
        record(name, Work.callable(work));
    }

    void starts(Job job) {
        add(job, Kind.START);
    }

    void waits(Job job, Object reason) {
        add(job, reason); // what is no kind is a reason to wait
    }

    void resumes(Job job) {
        add(job, Kind.RESUME);
    }

    void ends(Job job, @Nullable Throwable thrown) {
        add(
                job,
                thrown == null
                        ? Kind.END
                        : thrown instanceof Cancelled ? Kind.CANCELLED : Kind.FAILED);
    }

    private void add(Job job, Object what) {
        int index = next.getAndIncrement();
        if (index >= times.length || index < 0) {
            next.set(times.length);
            return;
        }
        Strand strand = job.strand();
        times[index] = strand == null ? System.nanoTime() : strand.scheduler.nanoTime();
        jobs[index] = job;
        kinds[index] = what;
    }

    /** Returns what has been noted, in order. To be called when all has ended. */
    public List<Event> events() {
        List<Event> events = new ArrayList<>();
        int count = Math.min(next.get(), times.length);
        for (int i = 0; i < count; i++) {
            Job job = jobs[i];
            Object what = kinds[i];
            if (job == null || what == null) {
                continue; // is being written
            }
            events.add(
                    new Event(
                            Duration.ofNanos(times[i] - times[0]),
                            job.name(),
                            what instanceof Kind kind ? kind : Kind.WAIT,
                            what instanceof Kind ? "" : what.toString()));
        }
        return events;
    }

    /** The number of events for which there was no room, or 0. */
    public boolean isFull() {
        return next.get() >= times.length;
    }

    /**
     * Draws what has been noted: a line a task, from left to right in time; {@code █} where it runs
     * and {@code ·} where it waits, for something or for what runs within it; at its end {@code ✗}
     * if it failed, and {@code ○} if it was cancelled.
     */
    public String toGantt() {
        int count = Math.min(next.get(), times.length);
        if (count == 0) {
            return "Nothing happened.\n";
        }
        long begin = times[0];
        long end = begin;
        Map<Job, Bar> bars = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Job job = jobs[i];
            if (job != null) {
                end = Math.max(end, times[i]);
                bars.computeIfAbsent(job, _ -> new Bar()).add(times[i], kinds[i]);
                Bar around = job.isInline() ? bars.get(job.parent()) : null;
                if (around != null) {
                    around.within(times[i], kinds[i]);
                }
            }
        }
        long span = Math.max(1, end - begin);
        int names =
                bars.keySet().stream()
                        .mapToInt(job -> indented(job, bars).length())
                        .max()
                        .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Job, Bar> entry : bars.entrySet()) {
            String name = indented(entry.getKey(), bars);
            text.append(name).append(" ".repeat(names - name.length() + 2));
            text.append(entry.getValue().draw(begin, span)).append('\n');
        }
        String ruler = Duration.ofNanos(span).toMillis() + " ms";
        text.append(" ".repeat(names + 2))
                .append('0')
                .append(" ".repeat(Math.max(1, WIDTH - 1 - ruler.length())))
                .append(ruler)
                .append('\n');
        return text.toString();
    }

    private static String indented(Job job, Map<Job, Bar> known) {
        int depth = 0;
        for (Job above = job.parent(); above != null && known.containsKey(above); ) {
            depth++;
            above = above.parent();
        }
        return "  ".repeat(depth) + job.name();
    }

    /** A line of the picture. */
    private static final class Bar {
        private final List<Long> times = new ArrayList<>();
        private final List<Boolean> waiting = new ArrayList<>();
        private String end = "";

        void add(long time, @Nullable Object what) {
            mark(time, !(what instanceof Kind));
            if (what == Kind.FAILED || what == Kind.CANCELLED) {
                end = what == Kind.FAILED ? "✗" : "○";
            }
        }

        /** Something that runs on its thread, within it, begins or ends. */
        void within(long time, @Nullable Object what) {
            if (what instanceof Kind kind && kind != Kind.WAIT && kind != Kind.RESUME) {
                mark(time, kind == Kind.START);
            }
        }

        private void mark(long time, boolean waits) {
            times.add(time);
            waiting.add(waits);
        }

        String draw(long begin, long span) {
            StringBuilder line = new StringBuilder(" ".repeat(WIDTH));
            for (int i = 0; i + 1 < times.size(); i++) {
                int from = column(times.get(i), begin, span);
                int to = column(times.get(i + 1), begin, span);
                char mark = waiting.get(i) ? '·' : '█';
                for (int c = from; c <= Math.max(from, to - 1) && c < WIDTH; c++) {
                    line.setCharAt(c, mark);
                }
            }
            return line.toString().stripTrailing() + end;
        }

        private static int column(long time, long begin, long span) {
            return (int) Math.min(WIDTH - 1L, (time - begin) * WIDTH / span);
        }
    }
}
