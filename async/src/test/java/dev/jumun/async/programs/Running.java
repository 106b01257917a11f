package dev.jumun.async.programs;

import dev.jumun.async.Async;
import dev.jumun.async.Channel;
import dev.jumun.async.Context;
import dev.jumun.async.Generator;
import dev.jumun.async.Lender;
import dev.jumun.async.Outcome;
import dev.jumun.async.Task;
import dev.jumun.async.VirtualClock;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs a program, on what it is to test. */
final class Running {
    private static final Duration AGES = Duration.ofDays(50_000);
    private static final ThreadLocal<Program.@Nullable Carry> CARRIED = new ThreadLocal<>();

    static {
        Context.carry(() -> {
            Program.Carry carry = CARRIED.get();
            if (carry != null && carry.taken()) {
                throw new IllegalArgumentException("carried");
            }
            return () -> {
                if (carry != null) {
                    throw new IllegalArgumentException("carried");
                }
            };
        });
    }

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> open = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Throwable lastThrown;
    private volatile long begun;

    /** Runs it, and says how it ended, and when. */
    Ended run(Program program) {
        begun = VirtualClock.nanoTime();
        try {
            int number = call(program);
            return Ended.value(now(), number);
        } catch (Throwable thrown) {
            lastThrown = thrown;
            return Ended.of(now(), thrown);
        }
    }

    /** What came out last, if it was thrown. */
    @Nullable Throwable thrown() {
        return lastThrown;
    }

    List<String> log() {
        return log.stream().sorted().toList();
    }

    /** The clean-ups under a shield that have begun and not ended by themselves. */
    List<Integer> cutOff() {
        return List.copyOf(open);
    }

    private long now() {
        return VirtualClock.nanoTime() - begun;
    }

    private Callable<Integer> of(Program program) {
        return () -> call(program);
    }

    private List<Callable<Integer>> all(List<Program> programs) {
        return programs.stream().map(this::of).toList();
    }

    private static Duration nanos(long time) {
        return Duration.ofNanos(time);
    }

    private static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(n -> n).sum();
    }

    private int call(Program program) throws Exception {
        return switch (program) {
            case Program.Value p -> p.number();
            case Program.Wait p -> {
                Async.sleep(nanos(p.time()));
                yield p.number();
            }
            case Program.ForeignWait p -> {
                Thread.sleep(nanos(p.time()));
                yield 1;
            }
            case Program.Poll p -> {
                long end = System.nanoTime() + p.time();
                while (System.nanoTime() < end) {
                    Async.checkpoint();
                }
                yield 1;
            }
            case Program.Fail p -> {
                Async.sleep(nanos(p.after()));
                throw thrown(failure(p));
            }
            case Program.Then p -> {
                call(p.first());
                yield call(p.second());
            }
            case Program.Catch p -> {
                try {
                    yield call(p.body());
                } catch (Exception e) {
                    yield call(p.handler());
                }
            }
            case Program.Finally p -> {
                try {
                    yield call(p.body());
                } finally {
                    last(p.id(), p.last(), false);
                }
            }
            case Program.Run p -> Async.run(of(p.body()));
            case Program.Gather p -> sum(Async.gather(p.limit(), all(p.all())));
            case Program.Settled p ->
                    sum(
                            Async.gatherSettled(all(p.all())).stream()
                                    .map(o ->
                                            o instanceof Outcome.Success<Integer>(var n) ? n : 1000)
                                    .toList());
            case Program.Race p -> Async.race(all(p.all()));
            case Program.Completed p -> {
                int sum = 0;
                try (Generator<Integer> results = Async.asCompleted(all(p.all()))) {
                    for (int result : results) {
                        sum += result;
                    }
                }
                yield sum;
            }
            case Program.Group p ->
                    Async.taskGroup(group -> {
                        p.tasks().forEach(task -> group.start(of(task)));
                        return call(p.body());
                    });
            case Program.Timeout p -> Async.timeout(nanos(p.time()), of(p.body()));
            case Program.OrEmpty p ->
                    Async.timeoutOrEmpty(nanos(p.time()), of(p.body())).orElse(-1);
            case Program.Shield p -> Async.shield(AGES, of(p.body()));
            case Program.Blocking p -> Async.blocking(of(p.body()));
            case Program.OnCancel p -> Async.onCancel(AGES, () -> {}, of(p.body()));
            case Program.Lend p -> Async.lend("lender " + p.id(), lender(p), _ -> call(p.use()));
            case Program.Each p -> each(p);
            case Program.Handover p -> handover(p);
            case Program.AwaitCancelled _ ->
                    Async.taskGroup(group -> {
                        Task<Integer> task = group.start(of(new Program.Wait(AGES.toNanos())));
                        task.cancel();
                        return task.await();
                    });
            case Program.StartNull _ ->
                    Async.taskGroup(group -> {
                        group.start(nothing());
                        return 1;
                    });
            case Program.Carry p -> {
                Program.Carry before = CARRIED.get();
                CARRIED.set(p);
                try {
                    yield call(p.body());
                } finally {
                    CARRIED.set(before);
                }
            }
        };
    }

    @SuppressWarnings("NullAway") // that is the test
    private static Callable<Integer> nothing() {
        return null;
    }

    private void last(int id, Program last, boolean shielded) throws Exception {
        log.add(Model.line(now(), "last " + id + " begins"));
        boolean cutOff = true;
        try {
            call(last);
            cutOff = false;
        } catch (dev.jumun.async.Cancelled cancelled) {
            throw cancelled;
        } catch (Throwable thrown) {
            cutOff = false;
            throw thrown;
        } finally {
            if (cutOff && shielded) {
                open.add(id);
            }
            log.add(Model.line(now(), "last " + id + " ends"));
        }
    }

    private Lender<String> lender(Program.Lend p) {
        return yield -> {
            call(p.setUp());
            try {
                yield.to("lent");
            } finally {
                last(p.id(), p.tearDown(), true);
            }
        };
    }

    private int each(Program.Each p) throws Exception {
        Generator<Integer> values =
                Generator.of(yield -> {
                    try {
                        for (int i = 0; i < p.count(); i++) {
                            yield.to(call(p.make()));
                        }
                    } finally {
                        last(p.id(), p.last(), false);
                    }
                });
        int[] sum = new int[1];
        if (p.pull()) {
            Throwable first = null;
            try {
                for (int _ : values) {
                    sum[0] += call(p.use());
                }
            } catch (Throwable thrown) {
                first = thrown;
            }
            close(values, first);
        } else {
            values.forEach(_ -> sum[0] += unchecked(p.use()));
        }
        return sum[0];
    }

    /** As try-with-resources does, which would make a circle of a failure that wraps the first. */
    private static void close(Generator<?> values, @Nullable Throwable first) {
        try {
            values.close();
        } catch (Throwable thrown) {
            if (first == null) {
                throw thrown;
            }
            if (!Trial.leadsTo(thrown, first)) {
                first.addSuppressed(thrown);
            }
        }
        if (first != null) {
            throw Running.<RuntimeException>sneak(first);
        }
    }

    private int unchecked(Program program) {
        try {
            return call(program);
        } catch (Exception e) {
            throw Running.<RuntimeException>sneak(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    private static int handover(Program.Handover p) {
        Channel<Integer> channel = new Channel<>(0);
        int received =
                Async.gather(
                        () -> {
                            Async.sleep(nanos(p.sentAfter()));
                            return channel.trySend(1) ? 1 : 0;
                        },
                        () -> Async.timeoutOrEmpty(nanos(p.limit()), channel::receive).orElse(0),
                        (sent, got) -> sent - got);
        if (received != 0) {
            throw new AssertionError("a value is lost, or made up");
        }
        return 1;
    }

    // ---- failures

    static String label(Program.Fail p) {
        return "f" + p.id() + (p.kind() == Program.Kind.ERROR ? "!" : "");
    }

    private Throwable failure(Program.Fail p) {
        String label = label(p);
        return switch (p.kind()) {
            case UNCHECKED -> new IllegalStateException(label);
            case CHECKED -> new IOException(label);
            case ERROR -> new AssertionError(label);
            case WRAPS_INTERRUPTION ->
                    new SQLException(label, new InterruptedException("a pool's"));
            case WRAPS_LAST -> new IllegalStateException(label, lastThrown);
        };
    }

    private RuntimeException thrown(Throwable failure) {
        lastThrown = failure;
        throw Running.<RuntimeException>sneak(failure);
    }
}
