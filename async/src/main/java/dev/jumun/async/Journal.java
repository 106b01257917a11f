package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Records when the parts of a piece of work start, wait, continue and end. An event costs some tens
 * of nanoseconds.
 *
 * <pre>{@code
 * Journal journal = new Journal();
 * journal.record("breakfast", () -> gather(this::makeCoffee, this::makeToast, Breakfast::new));
 * System.out.println(journal.toGantt());
 * }</pre>
 */
public final class Journal {
    /** The kinds of events. */
    public enum Kind {
        START,
        WAIT,
        RESUME,
        /** The task ended with a result. */
        END,
        /** The task ended with a failure. */
        FAILED,
        /** The task was cancelled and has ended. */
        CANCELLED
    }

    /**
     * An event.
     *
     * @param at the time since the first event
     * @param id the number of the task, or of a part of one; see {@link TaskInfo#id}
     * @param owner the number of the enclosing task; 0 at the root of what is recorded
     * @param inline whether it runs on the thread of the enclosing task, which waits for it
     * @param task the name of the task
     * @param kind the kind of the event
     * @param waitingFor what the task waits for; empty if it does not wait
     * @param place the method that waits, such as {@code Cafe.makeCoffee}; empty if it does not
     *     wait, or the journal does not record places
     * @param deadline the deadline of the task itself, as the time since the first event, if it has
     *     one; those of the tasks around it apply as well
     */
    public record Event(
            Duration at,
            long id,
            long owner,
            boolean inline,
            String task,
            Kind kind,
            String waitingFor,
            String place,
            Optional<Duration> deadline) {}

    private static final int WIDTH = 60;

    private final Timeline<Job> timeline;

    /** Creates a journal with room for 16,384 events. Further events are dropped. */
    public Journal() {
        this(16_384);
    }

    /**
     * Creates a journal with room for this number of events. Further events are dropped.
     *
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    public Journal(int capacity) {
        this(capacity, false);
    }

    /**
     * Creates a journal that also records which method waits, which costs a microsecond or two for
     * each wait.
     *
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    public static Journal withPlaces(int capacity) {
        return new Journal(capacity, true);
    }

    private Journal(int capacity, boolean recordsPlaces) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "The capacity is " + capacity + "; it must be 1 or more.");
        }
        timeline = new Timeline<>(capacity, recordsPlaces);
    }

    /**
     * Runs a callable on the calling thread, as the root of a tree, and records the events in it
     * and in everything that it starts. Returns its result.
     */
    public <T extends @Nullable Object> T record(String name, Callable<T> task) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(task, "task");
        Job job = new Job(Current.job(), name);
        recordIn(job);
        return Runner.run(job, task);
    }

    /**
     * Runs work without a result, and records its events. See {@link #record(String, Callable)}.
     */
    public void record(String name, ThrowingRunnable work) {
        record(name, Work.callable(work));
    }

    /** Records the events of a job that has not begun, and of those below it. */
    void recordIn(Job job) {
        job.timeline(timeline);
    }

    /** Returns the recorded events, in order. Call it after the work has ended. */
    public List<Event> events() {
        List<Event> events = new ArrayList<>();
        int count = timeline.size();
        for (int i = 0; i < count; i++) {
            Job job = timeline.subject(i);
            Object what = timeline.event(i);
            if (job == null || what == null) {
                continue; // is being written
            }
            events.add(
                    new Event(
                            Duration.ofNanos(timeline.time(i) - timeline.time(0)),
                            job.id(),
                            owner(job),
                            owner(job) != 0 && job.isInline(),
                            job.name(),
                            kind(what),
                            what instanceof Timeline.Step ? "" : what.toString(),
                            what instanceof WaitPlace wait ? wait.method() : "",
                            deadline(job)));
        }
        return events;
    }

    private static Kind kind(Object what) {
        return what instanceof Timeline.Step step ? Kind.valueOf(step.name()) : Kind.WAIT;
    }

    private long owner(Job job) {
        Job parent = job.parent();
        return parent == null || parent.timeline() != timeline ? 0 : parent.id();
    }

    private Optional<Duration> deadline(Job job) {
        long deadline = job.ownDeadline();
        return deadline == Scheduler.NEVER
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(deadline - timeline.time(0)));
    }

    /** Whether the journal is full, so that further events are dropped. */
    public boolean isFull() {
        return timeline.isFull();
    }

    /**
     * Draws the recorded events with one line per task and time from left to right. {@code █} means
     * that the task runs, {@code ·} that it waits for something or for work within it. At the end
     * of a line, {@code ✗} means that it failed, {@code ○} that it was cancelled.
     */
    public String toGantt() {
        int count = timeline.size();
        if (count == 0) {
            return "Nothing happened.\n";
        }
        long begin = timeline.time(0);
        long end = begin;
        Map<Job, Bar> bars = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Job job = timeline.subject(i);
            if (job != null) {
                long time = timeline.time(i);
                Object what = timeline.event(i);
                end = Math.max(end, time);
                bars.computeIfAbsent(job, _ -> new Bar()).add(time, what);
                Bar around = job.isInline() ? bars.get(job.parent()) : null;
                if (around != null) {
                    around.within(time, what);
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

    /** A line of the chart. */
    private static final class Bar {
        private final List<Long> times = new ArrayList<>();
        private final List<Boolean> waiting = new ArrayList<>();
        private String end = "";

        void add(long time, @Nullable Object what) {
            mark(time, !(what instanceof Timeline.Step));
            if (what == Timeline.Step.FAILED || what == Timeline.Step.CANCELLED) {
                end = what == Timeline.Step.FAILED ? "✗" : "○";
            }
        }

        /** Work that runs within it, on its thread, begins or ends. */
        void within(long time, @Nullable Object what) {
            if (what instanceof Timeline.Step step && step != Timeline.Step.RESUME) {
                mark(time, step == Timeline.Step.START);
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
