package dev.jumun.examples.lessons;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.sleep;

import dev.jumun.async.Journal;

import java.time.Duration;

/** Coffee takes 2 s and toast takes 3 s. Side by side they take as long as the slower one. */
final class GatherThem {
    record Breakfast(String coffee, String toast) {}

    private GatherThem() {}

    static void main() {
        Journal journal = new Journal();
        Breakfast breakfast =
                journal.record(
                        "breakfast",
                        () -> gather(GatherThem::coffee, GatherThem::toast, Breakfast::new));
        IO.println(breakfast);
        IO.println(journal.toGantt());
    }

    static String coffee() {
        sleep(Duration.ofSeconds(2));
        return "coffee";
    }

    static String toast() {
        sleep(Duration.ofSeconds(3));
        return "toast";
    }
}
