package dev.jumun.examples.lessons;

import static dev.jumun.async.Async.run;
import static dev.jumun.async.Async.sleep;

import java.time.Duration;

/** {@code asyncio.run} may be called once, at the top. {@code run} may be called anywhere. */
final class RunIt {
    private RunIt() {}

    static void main() {
        String order =
                run(() -> {
                    sleep(Duration.ofMillis(100));
                    String coffee = run(() -> "coffee"); // within another one, too
                    return coffee + " and toast";
                });
        IO.println("The kitchen hands out: " + order);
    }
}
