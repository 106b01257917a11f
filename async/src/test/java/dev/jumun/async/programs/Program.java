package dev.jumun.async.programs;

import java.util.ArrayList;
import java.util.List;

/** A small program that returns a number. Times are in nanoseconds. */
sealed interface Program {
    /** How a program fails. */
    enum Kind {
        UNCHECKED,
        CHECKED,
        ERROR,
        /** With an interruption among its causes that nothing of ours has led to. */
        WRAPS_INTERRUPTION,
        /** With the failure that was thrown last, anywhere, as its cause. */
        WRAPS_LAST
    }

    record Value(int number) implements Program {}

    record Wait(long time) implements Program {
        int number() {
            return (int) (time % 10);
        }
    }

    /** Waits in a way that only an interrupt ends. */
    record ForeignWait(long time) implements Program {}

    /** Asks again and again whether it is cancelled, and never waits. */
    record Poll(long time) implements Program {}

    record Fail(long after, Kind kind, int id) implements Program {}

    record Then(Program first, Program second) implements Program {}

    record Catch(Program body, Program handler) implements Program {}

    record Finally(int id, Program body, Program last) implements Program {}

    record Run(Program body) implements Program {}

    record Gather(int limit, List<Program> all) implements Program {}

    record Settled(List<Program> all) implements Program {}

    record Race(List<Program> all) implements Program {}

    record Completed(List<Program> all) implements Program {}

    record Group(Program body, List<Program> tasks) implements Program {}

    record Timeout(long time, Program body) implements Program {}

    record OrEmpty(long time, Program body) implements Program {}

    record Shield(Program body) implements Program {}

    record Blocking(Program body) implements Program {}

    record OnCancel(Program body) implements Program {}

    record Lend(int id, Program setUp, Program use, Program tearDown) implements Program {}

    /** Takes all values of a generator. */
    record Each(boolean pull, int id, int count, Program make, Program use, Program last)
            implements Program {}

    /** Receives from a channel for a limited time, as another task sends. */
    record Handover(long sentAfter, long limit) implements Program {}

    /** Awaits a task that was cancelled alone. */
    record AwaitCancelled() implements Program {}

    /** Starts no task at all. */
    record StartNull() implements Program {}

    /** What is carried into tasks cannot be taken, or set. */
    record Carry(boolean taken, Program body) implements Program {}

    /** The programs within it. */
    default List<Program> parts() {
        return switch (this) {
            case Value _, Wait _, ForeignWait _, Poll _, Fail _, Handover _ -> List.of();
            case AwaitCancelled _, StartNull _ -> List.of();
            case Then p -> List.of(p.first, p.second);
            case Catch p -> List.of(p.body, p.handler);
            case Finally p -> List.of(p.body, p.last);
            case Run p -> List.of(p.body);
            case Gather p -> p.all;
            case Settled p -> p.all;
            case Race p -> p.all;
            case Completed p -> p.all;
            case Group p -> prepended(p.body, p.tasks);
            case Timeout p -> List.of(p.body);
            case OrEmpty p -> List.of(p.body);
            case Shield p -> List.of(p.body);
            case Blocking p -> List.of(p.body);
            case OnCancel p -> List.of(p.body);
            case Lend p -> List.of(p.setUp, p.use, p.tearDown);
            case Each p -> List.of(p.make, p.use, p.last);
            case Carry p -> List.of(p.body);
        };
    }

    /** The same with other programs within it, as many as before; fewer where it takes a list. */
    default Program with(List<Program> parts) {
        return switch (this) {
            case Value _, Wait _, ForeignWait _, Poll _, Fail _, Handover _ -> this;
            case AwaitCancelled _, StartNull _ -> this;
            case Then _ -> new Then(parts.get(0), parts.get(1));
            case Catch _ -> new Catch(parts.get(0), parts.get(1));
            case Finally p -> new Finally(p.id, parts.get(0), parts.get(1));
            case Run _ -> new Run(parts.get(0));
            case Gather p -> new Gather(p.limit, parts);
            case Settled _ -> new Settled(parts);
            case Race _ -> new Race(parts);
            case Completed _ -> new Completed(parts);
            case Group _ -> new Group(parts.get(0), parts.subList(1, parts.size()));
            case Timeout p -> new Timeout(p.time, parts.get(0));
            case OrEmpty p -> new OrEmpty(p.time, parts.get(0));
            case Shield _ -> new Shield(parts.get(0));
            case Blocking _ -> new Blocking(parts.get(0));
            case OnCancel _ -> new OnCancel(parts.get(0));
            case Lend p -> new Lend(p.id, parts.get(0), parts.get(1), parts.get(2));
            case Each p ->
                    new Each(p.pull, p.id, p.count, parts.get(0), parts.get(1), parts.get(2));
            case Carry p -> new Carry(p.taken, parts.get(0));
        };
    }

    /** Whether its list of programs may be shorter. */
    default boolean takesList() {
        return this instanceof Gather
                || this instanceof Settled
                || this instanceof Race
                || this instanceof Completed
                || this instanceof Group;
    }

    /** The number of programs, itself included. */
    default int size() {
        return 1 + parts().stream().mapToInt(Program::size).sum();
    }

    /** Whether any program in it is of a kind. */
    default boolean contains(Class<? extends Program> kind) {
        return kind.isInstance(this) || parts().stream().anyMatch(part -> part.contains(kind));
    }

    private static List<Program> prepended(Program first, List<Program> others) {
        List<Program> all = new ArrayList<>();
        all.add(first);
        all.addAll(others);
        return all;
    }
}
