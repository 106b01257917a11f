package dev.jumun.examples.lessons;

import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;

import dev.jumun.async.TaskTree;

import java.time.Duration;

/**
 * With an event loop, what runs next is anybody's guess. Here each method reads from top to bottom,
 * tasks end before the block that started them, and one can look at who belongs to whom.
 */
final class ReadableOrder {
    private ReadableOrder() {}

    static void main() {
        taskGroup(cafe -> {
            cafe.start("kitchen", ReadableOrder::kitchen);
            cafe.start("counter", ReadableOrder::counter);
            sleep(Duration.ofMillis(100));
            IO.println("What runs at this moment:");
            IO.println(TaskTree.now().toText(1));
            return true;
        });
        IO.println("Here, below the block, all of them have ended.");
    }

    private static boolean kitchen() {
        return taskGroup(kitchen -> {
            kitchen.start("toast", () -> bake(300));
            kitchen.start("eggs", () -> bake(200));
            return true;
        });
    }

    private static boolean counter() {
        return bake(250);
    }

    private static boolean bake(long millis) {
        sleep(Duration.ofMillis(millis));
        return true;
    }
}
