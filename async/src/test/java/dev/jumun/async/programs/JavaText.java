package dev.jumun.async.programs;

import java.util.List;
import java.util.stream.Collectors;

/** Prints a program as the Java that it runs. */
final class JavaText {
    private JavaText() {}

    static String of(Program program) {
        return "Callable<Integer> program =\n        " + slip(program) + ";";
    }

    private static String slip(Program program) {
        return "() -> " + call(program);
    }

    private static String slips(List<Program> all) {
        return all.stream()
                .map(JavaText::slip)
                .collect(Collectors.joining(", ", "List.<Callable<Integer>>of(", ")"));
    }

    private static String block(String statements) {
        return "run(() -> { " + statements + " })";
    }

    private static String call(Program program) {
        return switch (program) {
            case Program.Value p -> "" + p.number();
            case Program.Wait p ->
                    block("sleep(ofNanos(" + p.time() + ")); return " + p.number() + ";");
            case Program.ForeignWait p ->
                    block("Thread.sleep(ofNanos(" + p.time() + ")); return 1;");
            case Program.Poll p ->
                    block(
                            "long end = nanoTime() + "
                                    + p.time()
                                    + "; while (nanoTime() < end) checkpoint(); return 1;");
            case Program.Fail p ->
                    block("sleep(ofNanos(" + p.after() + ")); throw " + failure(p) + ";");
            case Program.Then p -> block(call(p.first()) + "; return " + call(p.second()) + ";");
            case Program.Catch p ->
                    block(
                            "try { return "
                                    + call(p.body())
                                    + "; } catch (Exception e) { return "
                                    + call(p.handler())
                                    + "; }");
            case Program.Finally p -> block(lastly("return " + call(p.body()), p.last()));
            case Program.Run p -> "run(" + slip(p.body()) + ")";
            case Program.Gather p -> "sum(gather(" + p.limit() + ", " + slips(p.all()) + "))";
            case Program.Settled p -> "sum(gatherSettled(" + slips(p.all()) + "))";
            case Program.Race p -> "race(" + slips(p.all()) + ")";
            case Program.Completed p ->
                    block(
                            "int sum = 0; try (var all = asCompleted("
                                    + slips(p.all())
                                    + ")) { for (int x : all) sum += x; } return sum;");
            case Program.Group p ->
                    p.tasks().stream()
                            .map(task -> "group.start(" + slip(task) + "); ")
                            .collect(
                                    Collectors.joining(
                                            "",
                                            "taskGroup(group -> { ",
                                            "return " + call(p.body()) + "; })"));
            case Program.Timeout p -> "timeout(ofNanos(" + p.time() + "), " + slip(p.body()) + ")";
            case Program.OrEmpty p ->
                    "timeoutOrEmpty(ofNanos(" + p.time() + "), " + slip(p.body()) + ").orElse(-1)";
            case Program.Shield p -> "shield(ofDays(1), " + slip(p.body()) + ")";
            case Program.Blocking p -> "blocking(" + slip(p.body()) + ")";
            case Program.OnCancel p -> "onCancel(ofDays(1), () -> {}, " + slip(p.body()) + ")";
            case Program.Lend p ->
                    "lend(\"lender\", yield -> { "
                            + call(p.setUp())
                            + "; "
                            + lastly("yield.to(1)", p.tearDown())
                            + " }, x -> "
                            + call(p.use())
                            + ")";
            case Program.Each p -> each(p);
            case Program.Handover p ->
                    "gather(() -> { sleep(ofNanos("
                            + p.sentAfter()
                            + ")); return channel.trySend(1); }, () -> timeoutOrEmpty(ofNanos("
                            + p.limit()
                            + "), channel::receive), (sent, got) -> 1)";
            case Program.AwaitCancelled _ ->
                    "taskGroup(group -> { var task = group.start(() -> { sleep(ofDays(1)); return"
                            + " 1; }); task.cancel(); return task.await(); })";
            case Program.StartNull _ ->
                    "taskGroup(group -> { group.start((Callable<?>) null); return 1; })";
            case Program.Carry p ->
                    (p.taken() ? "with a context that cannot be taken: " : "… be set: ")
                            + call(p.body());
        };
    }

    private static String each(Program.Each p) {
        String made =
                "Generator.<Integer>of(yield -> { "
                        + lastly(
                                "for (int i = 0; i < "
                                        + p.count()
                                        + "; i++) yield.to("
                                        + call(p.make())
                                        + ")",
                                p.last())
                        + " })";
        return p.pull()
                ? block(
                        "try (var values = "
                                + made
                                + ") { for (int x : values) "
                                + call(p.use())
                                + "; } return 1;")
                : block(made + ".forEach(x -> " + call(p.use()) + "); return 1;");
    }

    private static String lastly(String statement, Program last) {
        return "try { " + statement + "; } finally { " + call(last) + "; }";
    }

    private static String failure(Program.Fail p) {
        return switch (p.kind()) {
            case UNCHECKED -> "new IllegalStateException(\"f" + p.id() + "\")";
            case CHECKED -> "new IOException(\"f" + p.id() + "\")";
            case ERROR -> "new AssertionError(\"f" + p.id() + "\")";
            case WRAPS_INTERRUPTION ->
                    "new SQLException(\"f" + p.id() + "\", new InterruptedException())";
            case WRAPS_LAST -> "new IllegalStateException(\"f" + p.id() + "\", thrownLast)";
        };
    }
}
