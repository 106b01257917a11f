package dev.jumun.async.programs;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws programs. */
final class RandomPrograms {
    /** What a program may consist of. */
    enum Style {
        /** Times that are never equal, and what the model knows: one right outcome. */
        EXACT,
        /** Times that are often equal, and all operations, in virtual time. */
        TIES,
        /** The same in real time, with waits that only an interrupt ends. */
        REAL
    }

    private final RandomGenerator random;
    private final Style style;
    private int ids;

    RandomPrograms(RandomGenerator random, Style style) {
        this.random = random;
        this.style = style;
    }

    Program draw() {
        return draw(1 + random.nextInt(4));
    }

    private Program draw(int depth) {
        if (depth == 0 || random.nextInt(10) == 0) {
            return leaf();
        }
        int inner = depth - 1;
        return switch (random.nextInt(style == Style.EXACT ? 21 : 25)) {
            case 0 -> new Program.Then(draw(inner), draw(inner));
            case 1 -> new Program.Catch(draw(inner), draw(inner));
            case 2, 3 -> new Program.Finally(ids++, draw(inner), draw(inner));
            case 4 -> new Program.Run(draw(inner));
            case 5, 6 -> gather(inner);
            case 7 -> new Program.Settled(some(inner));
            case 8 -> new Program.Race(some(inner));
            case 9, 10 -> new Program.Completed(some(inner));
            case 11, 12 -> new Program.Group(draw(inner), some(inner));
            case 13, 14 -> new Program.Timeout(time(), draw(inner));
            case 15 -> new Program.OrEmpty(time(), draw(inner));
            case 16 -> new Program.Shield(draw(inner));
            case 17 ->
                    style != Style.EXACT && random.nextInt(4) == 0
                            ? new Program.OnCancel(draw(inner)) // its action takes real time
                            : new Program.Blocking(draw(inner));
            case 18, 19 ->
                    style == Style.REAL && random.nextBoolean()
                            ? cutOff()
                            : new Program.Lend(
                                    ids++, draw(Math.min(1, inner)), draw(inner), draw(inner));
            case 20 -> each(inner);
            case 21 -> new Program.Handover(time(), time());
            case 22 -> new Program.AwaitCancelled();
            case 23 ->
                    random.nextInt(4) == 0
                            ? new Program.StartNull()
                            : new Program.Handover(time(), time());
            default -> new Program.Carry(random.nextBoolean(), draw(inner));
        };
    }

    private Program gather(int inner) {
        List<Program> all = some(inner);
        int limit = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : Integer.MAX_VALUE;
        return new Program.Gather(limit, all);
    }

    private Program each(int inner) {
        return new Program.Each(
                random.nextBoolean(),
                ids++,
                1 + random.nextInt(2),
                draw(Math.min(1, inner)),
                draw(inner),
                draw(Math.min(1, inner)));
    }

    /**
     * A lender whose use is cut off in the middle, and whose tear-down then starts jobs of its own:
     * they begin while the cancellation is still on its way through the tree.
     */
    private Program cutOff() {
        long limit = (1 + random.nextInt(3)) * 100_000L;
        long longer = 10 * limit;
        Program use =
                switch (random.nextInt(4)) {
                    case 0 -> new Program.Wait(longer);
                    case 1 -> new Program.ForeignWait(longer);
                    default -> new Program.Poll(longer);
                };
        Program pause = new Program.Wait(10_000);
        Program tearDown =
                switch (random.nextInt(4)) {
                    case 0 -> new Program.Run(pause);
                    case 1 -> new Program.Timeout(1_000_000_000_000L, pause);
                    case 2 -> new Program.Blocking(pause);
                    default -> new Program.Gather(Integer.MAX_VALUE, List.of(pause, pause));
                };
        Program.Value setUp = new Program.Value(1);
        return new Program.OrEmpty(limit, new Program.Lend(ids++, setUp, use, tearDown));
    }

    private List<Program> some(int inner) {
        return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(_ -> draw(inner)).toList();
    }

    private Program leaf() {
        return switch (random.nextInt(style == Style.REAL ? 9 : 6)) {
            case 0 ->
                    style == Style.EXACT
                            ? new Program.Wait(time())
                            : new Program.Value(random.nextInt(10));
            case 1, 2 -> new Program.Fail(time(), kind(), ids++);
            case 6, 7 -> new Program.ForeignWait(time());
            case 8 -> new Program.Poll(time());
            default -> new Program.Wait(time());
        };
    }

    private Program.Kind kind() {
        Program.Kind[] kinds = Program.Kind.values();
        // What reports an interruption and passes a thread that is being interrupted is an echo:
        // the
        // model does not know which thread is.
        return kinds[random.nextInt(style == Style.EXACT ? 3 : kinds.length)];
    }

    private long time() {
        return switch (style) {
            case EXACT -> 1 + random.nextLong(1L << 25); // well below the grace of a tear-down
            case TIES -> random.nextInt(4) * 1_000_000L;
            case REAL -> random.nextInt(5) * 100_000L;
        };
    }
}
