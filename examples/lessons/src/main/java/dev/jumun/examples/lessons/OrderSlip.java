package dev.jumun.examples.lessons;

import static dev.jumun.async.Async.run;

import java.util.concurrent.Callable;

/** In Python {@code hello()} makes a coroutine object. Here a lambda is the slip. */
final class OrderSlip {
    private OrderSlip() {}

    static void main() {
        Callable<String> slip = () -> hello("Ann");
        IO.println("The slip is written. Nobody has said hello.");

        IO.println(run(slip));
        IO.println(run(slip) + " It is a recipe: run twice, it cooks twice.");
    }

    private static String hello(String name) {
        IO.println("(cooking)");
        return "Hello, " + name + "!";
    }
}
