package dev.jumun.examples.lessons;

/** All lessons, one after another: {@code ./jumun run examples/lessons}. */
public final class Lessons {
    private Lessons() {}

    public static void main(String[] arguments) throws Exception {
        title(1, "One counter, many customers: sync and async");
        OneCounter.main();
        title(2, "A coroutine is an order slip");
        OrderSlip.main();
        title(3, "run hands the slip to the kitchen");
        RunIt.main();
        title(4, "await, and what can be awaited");
        AwaitIt.main();
        title(5, "gather: 2 s + 3 s = 3 s");
        GatherThem.main();
        title(6, "First drawback of async: nobody can read the order");
        ReadableOrder.main();
        title(7, "Second drawback: the stack trace is lost");
        WholeTrace.main();
        title(8, "Third drawback: async is viral");
        NoColour.main();
        title(9, "A generator stands still between two values");
        StandStill.main();
        title(10, "yield lends a session to a handler");
        LentSession.main();
    }

    private static void title(int number, String title) {
        IO.println();
        IO.println(number + ". " + title);
        IO.println();
    }
}
