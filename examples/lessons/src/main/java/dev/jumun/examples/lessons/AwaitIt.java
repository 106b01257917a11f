package dev.jumun.examples.lessons;

import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;

import dev.jumun.async.Task;

import java.time.Duration;

/**
 * Work that has been started is a {@link Task}, and only a task can be awaited. In Python {@code
 * await 5} fails when it runs; here {@code 5.await()} does not compile.
 */
final class AwaitIt {
    private AwaitIt() {}

    static void main() {
        String served =
                taskGroup(group -> {
                    Task<String> coffee = group.start("coffee", AwaitIt::coffee);
                    IO.println("Ordered: " + coffee);
                    IO.println("Meanwhile the table is laid.");
                    return coffee.await();
                });
        IO.println("Served: " + served);
    }

    private static String coffee() {
        sleep(Duration.ofMillis(100));
        return "coffee";
    }
}
