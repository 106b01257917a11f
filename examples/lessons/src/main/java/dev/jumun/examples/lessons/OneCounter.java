package dev.jumun.examples.lessons;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.sleep;

import dev.jumun.async.Journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Five customers order. Each coffee takes 200 ms, in which the waiter could do something else. */
final class OneCounter {
    private static final List<String> CUSTOMERS = List.of("Ann", "Ben", "Cho", "Dee", "Eli");

    private OneCounter() {}

    static void main() {
        IO.println("Sync: the waiter stands at the machine, and the queue stands behind.");
        IO.println(time(OneCounter::oneAfterAnother) + " ms for five");

        IO.println("Async: everybody gets a pager, and the machines work side by side.");
        IO.println(time(OneCounter::sideBySide) + " ms for five");
    }

    static List<String> oneAfterAnother() {
        return CUSTOMERS.stream().map(OneCounter::serve).toList();
    }

    static List<String> sideBySide() {
        return gather(
                CUSTOMERS.stream()
                        .map(customer -> (Callable<String>) () -> serve(customer))
                        .toList());
    }

    private static String serve(String customer) {
        sleep(Duration.ofMillis(200)); // holds a virtual thread up, which costs next to nothing
        return "coffee for " + customer;
    }

    private static long time(Callable<List<String>> service) {
        Journal journal = new Journal();
        journal.record("counter", service);
        return journal.events().getLast().at().toMillis();
    }
}
