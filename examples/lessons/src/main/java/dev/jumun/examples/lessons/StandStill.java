package dev.jumun.examples.lessons;

import dev.jumun.async.Generator;

import java.util.Iterator;

/** Between two values the body is suspended: it computes nothing ahead. */
final class StandStill {
    private StandStill() {}

    static void main() {
        try (Generator<String> counter = plates()) {
            Iterator<String> plates = counter.iterator();
            IO.println("Nothing is cooked yet.");
            IO.println("Got " + plates.next());
            IO.println("The cook stands still while this is eaten.");
            IO.println("Got " + plates.next());
            IO.println("Enough: the counter is closed.");
        }
    }

    private static Generator<String> plates() {
        return Generator.of(yield -> {
            try {
                for (int i = 1; true; i++) {
                    IO.println("    (cooks plate " + i + ")");
                    yield.to("plate " + i);
                }
            } finally {
                IO.println("    (cleans the kitchen)");
            }
        });
    }
}
