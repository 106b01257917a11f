package dev.jumun.async.programs;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;

/**
 * The oracle: what a program has to do, by the rules of docs/async.md, in virtual time and on one
 * thread. A program begins at a time, and is cancelled from outside at another, or never; since no
 * two times are equal it has one right outcome.
 */
final class Model {
    static final long NEVER = Long.MAX_VALUE;

    private List<String> log = new ArrayList<>();

    /** What clean-ups noted, in the order of time. */
    List<String> log() {
        return log.stream().sorted().toList();
    }

    /**
     * Says how a program ends.
     *
     * @param from when it begins
     * @param cancel when what is around it is cancelled
     */
    Ended end(Program program, long from, long cancel) {
        return switch (program) {
            case Program.Value p -> Ended.value(from, p.number());
            case Program.Wait p -> waits(from, p.time(), p.number(), cancel);
            case Program.Fail p -> {
                Ended waited = waits(from, p.after(), 0, cancel);
                yield waited.isValue() ? Ended.failed(waited.at(), Running.label(p)) : waited;
            }
            case Program.Then p -> {
                Ended first = end(p.first(), from, cancel);
                yield first.isValue() ? end(p.second(), first.at(), cancel) : first;
            }
            case Program.Catch p -> {
                Ended body = end(p.body(), from, cancel);
                boolean caught = body.isFailure() && !body.label().endsWith("!");
                yield caught ? end(p.handler(), body.at(), cancel) : body;
            }
            case Program.Finally p -> {
                Ended body = end(p.body(), from, cancel);
                yield lastly(p.id(), body, p.last(), cancel);
            }
            case Program.Run p -> job(p.body(), from, cancel);
            case Program.Blocking p -> job(p.body(), from, cancel);
            case Program.OnCancel p -> {
                Ended body = job(p.body(), from, cancel);
                yield body.isValue() && cancel <= body.at() ? Ended.cancelled(body.at()) : body;
            }
            case Program.Shield p -> end(p.body(), from, NEVER);
            case Program.Timeout p -> limited(p.body(), p.time(), from, cancel, false);
            case Program.OrEmpty p -> limited(p.body(), p.time(), from, cancel, true);
            case Program.Gather p -> gather(p, from, cancel);
            case Program.Settled p -> settled(p.all(), from, cancel);
            case Program.Race p -> race(p.all(), from, cancel);
            case Program.Completed p -> completed(p.all(), from, cancel);
            case Program.Group p -> group(p, from, cancel);
            case Program.Lend p -> lend(p, from, cancel);
            case Program.Each p -> p.pull() ? pull(p, from, cancel) : push(p, from, cancel);
            default -> throw new IllegalArgumentException("not known exactly: " + program);
        };
    }

    private static Ended waits(long from, long time, int number, long cancel) {
        if (from >= cancel) {
            return Ended.cancelled(from);
        }
        return from + time > cancel ? Ended.cancelled(cancel) : Ended.value(from + time, number);
    }

    /** What is cancelled before it begins never begins. */
    private Ended job(Program body, long from, long cancel) {
        return from >= cancel ? Ended.cancelled(from) : end(body, from, cancel);
    }

    private Ended lastly(int id, Ended before, Program last, long cancel) {
        log.add(line(before.at(), "last " + id + " begins"));
        Ended end = end(last, before.at(), cancel);
        log.add(line(end.at(), "last " + id + " ends"));
        return end.isValue() ? before.at(end.at()) : end;
    }

    static String line(long at, String what) {
        return String.format("%015d %s", at, what);
    }

    private Ended limited(Program body, long time, long from, long cancel, boolean empty) {
        Ended end = job(body, from, Math.min(cancel, from + time));
        if (from >= cancel || !end.isCancelled() || end.at() >= cancel) {
            return end;
        }
        return empty ? Ended.value(end.at(), -1) : Ended.failed(end.at(), "timeout");
    }

    // ---- next to each other

    /** Some programs, each of which may be cancelled at a time of its own. */
    private interface All {
        List<Ended> ends(IntToLongFunction cancel);
    }

    /** Runs all twice: to see which one decides first, and with the others cancelled by that. */
    private List<Ended> until(Predicate<Ended> decides, All all, long cancel) {
        List<String> before = new ArrayList<>(log);
        List<Ended> ends = all.ends(_ -> cancel);
        int first = -1;
        for (int i = 0; i < ends.size(); i++) {
            if (decides.test(ends.get(i))
                    && (first < 0 || ends.get(i).at() < ends.get(first).at())) {
                first = i;
            }
        }
        if (first < 0) {
            return ends;
        }
        log = before;
        int decider = first;
        long then = Math.min(cancel, ends.get(first).at());
        return all.ends(i -> i == decider ? cancel : then);
    }

    private static long latest(List<Ended> ends, long from) {
        return ends.stream().mapToLong(Ended::at).max().orElse(from);
    }

    /** The first failure, the others suppressed in it; or null. */
    private static @Nullable Ended failure(List<Ended> ends, long from) {
        List<Ended> failures =
                ends.stream()
                        .filter(Ended::isFailure)
                        .sorted(Comparator.comparingLong(Ended::at))
                        .toList();
        if (failures.isEmpty()) {
            return null;
        }
        List<String> others = failures.stream().skip(1).map(Ended::label).toList();
        return failures.getFirst().at(latest(ends, from)).suppressing(others);
    }

    private Ended gather(Program.Gather p, long from, long cancel) {
        if (from >= cancel) {
            return Ended.cancelled(from);
        }
        List<Ended> ends =
                until(Ended::isFailure, c -> limitedTo(p.limit(), p.all(), from, c), cancel);
        Ended failure = failure(ends, from);
        long at = latest(ends, from);
        if (failure != null) {
            return failure;
        }
        return at >= cancel ? Ended.cancelled(at) : Ended.value(at, sum(ends));
    }

    private List<Ended> limitedTo(
            int limit, List<Program> all, long from, IntToLongFunction cancel) {
        PriorityQueue<Long> free =
                new PriorityQueue<>(Collections.nCopies(Math.min(limit, all.size()), from));
        List<Ended> ends = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Ended end = job(all.get(i), free.remove(), cancel.applyAsLong(i));
            ends.add(end);
            free.add(end.at());
        }
        return ends;
    }

    private List<Ended> allOf(List<Program> all, long from, IntToLongFunction cancel) {
        return limitedTo(all.size(), all, from, cancel);
    }

    private static int sum(List<Ended> ends) {
        return ends.stream().mapToInt(Ended::number).sum();
    }

    private Ended settled(List<Program> all, long from, long cancel) {
        if (from >= cancel) {
            return Ended.cancelled(from);
        }
        List<Ended> ends = allOf(all, from, _ -> cancel);
        long at = latest(ends, from);
        int number = ends.stream().mapToInt(e -> e.isValue() ? e.number() : 1000).sum();
        return at >= cancel ? Ended.cancelled(at) : Ended.value(at, number);
    }

    private Ended race(List<Program> all, long from, long cancel) {
        if (from >= cancel) {
            return Ended.cancelled(from);
        }
        List<Ended> ends = until(Ended::isValue, c -> allOf(all, from, c), cancel);
        long at = latest(ends, from);
        Optional<Ended> won =
                ends.stream().filter(Ended::isValue).min(Comparator.comparingLong(Ended::at));
        if (won.isPresent()) {
            return won.get().at(at);
        }
        Ended failure = failure(ends, from);
        return at >= cancel || failure == null ? Ended.cancelled(at) : failure;
    }

    private Ended completed(List<Program> all, long from, long cancel) {
        if (from >= cancel) {
            return Ended.cancelled(from);
        }
        List<Ended> ends = until(Ended::isFailure, c -> allOf(all, from, c), cancel);
        long at = latest(ends, from);
        Ended failure = failure(ends, from);
        if (at >= cancel) {
            return Ended.cancelled(at); // the one that asks is cancelled at once, and waits for all
        }
        return failure != null ? failure : Ended.value(at, sum(ends));
    }

    private Ended group(Program.Group p, long from, long cancel) {
        if (from >= cancel) {
            return Ended.cancelled(from);
        }
        List<Ended> ends =
                until(
                        Ended::isFailure,
                        c -> {
                            List<Ended> all = new ArrayList<>();
                            all.add(end(p.body(), from, c.applyAsLong(0)));
                            all.addAll(allOf(p.tasks(), from, i -> c.applyAsLong(i + 1)));
                            return all;
                        },
                        cancel);
        Ended failure = failure(ends, from);
        long at = latest(ends, from);
        if (failure != null) {
            return failure;
        }
        boolean cutOff = ends.stream().anyMatch(Ended::isCancelled);
        return cutOff ? Ended.cancelled(at) : ends.getFirst().at(at);
    }

    // ---- lent and generated

    private Ended lend(Program.Lend p, long from, long cancel) {
        if (from >= cancel) {
            return Ended.cancelled(from);
        }
        Ended setUp = end(p.setUp(), from, cancel);
        if (!setUp.isValue()) {
            return setUp;
        }
        Ended use = end(p.use(), setUp.at(), cancel);
        Ended down = lastly(p.id(), Ended.value(use.at(), 0), p.tearDown(), NEVER);
        if (use.isCancelled() || !down.isFailure()) {
            return use.at(down.at());
        }
        return use.isFailure() ? down.suppressing(List.of(use.label())) : down;
    }

    private Ended push(Program.Each p, long from, long cancel) {
        if (from >= cancel) {
            return Ended.cancelled(from);
        }
        long now = from;
        int sum = 0;
        for (int i = 0; i < p.count(); i++) {
            Ended made = end(p.make(), now, cancel);
            if (!made.isValue()) {
                return lastly(p.id(), made, p.last(), cancel);
            }
            Ended use = end(p.use(), made.at(), cancel);
            if (!use.isValue()) {
                return usedUp(p, use, use.at());
            }
            sum += use.number();
            now = use.at();
        }
        return lastly(p.id(), Ended.value(now, sum), p.last(), cancel);
    }

    /** The consumer has ended it: its own end stays the first. */
    private Ended usedUp(Program.Each p, Ended use, long lastFrom) {
        Ended last = lastly(p.id(), Ended.value(lastFrom, 0), p.last(), NEVER);
        long at = Math.max(use.at(), last.at());
        boolean keeps = use.isFailure() && last.isFailure();
        return keeps ? use.at(at).suppressing(List.of(last.label())) : use.at(at);
    }

    private Ended pull(Program.Each p, long from, long cancel) {
        long now = from;
        int sum = 0;
        for (int i = 0; i < p.count(); i++) {
            if (now >= cancel) {
                return Ended.cancelled(now);
            }
            Ended made = end(p.make(), now, cancel);
            if (!made.isValue()) {
                return asked(p, made, cancel);
            }
            if (made.at() >= cancel) { // the consumer waited, and has left
                return usedUp(p, Ended.cancelled(made.at()), made.at());
            }
            Ended use = end(p.use(), made.at(), cancel);
            boolean over = use.at() >= cancel; // the body has been told while it stood still
            long told = over ? Math.max(made.at(), cancel) : use.at();
            if (!use.isValue()) {
                return usedUp(p, use, told);
            }
            if (over) {
                return asksTooLate(p, use, told);
            }
            sum += use.number();
            now = use.at();
        }
        return asked(p, Ended.value(now, sum), cancel);
    }

    /** The body has been told to end; its consumer asks once more, and learns what came of that. */
    private Ended asksTooLate(Program.Each p, Ended use, long lastFrom) {
        Ended last = lastly(p.id(), Ended.value(lastFrom, 0), p.last(), NEVER);
        return last.isFailure() && last.at() <= use.at()
                ? last.at(use.at())
                : Ended.cancelled(Math.max(use.at(), last.at()));
    }

    /** The body ends while its consumer waits for it: who is cancelled meanwhile does not wait. */
    private Ended asked(Program.Each p, Ended body, long cancel) {
        Ended end = lastly(p.id(), body, p.last(), cancel);
        return end.at() >= cancel ? Ended.cancelled(end.at()) : end;
    }
}
