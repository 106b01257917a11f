package dev.jumun.examples.lessons;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.sleep;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * In Python, a caller of an {@code async} function has to be {@code async} itself, up to the top.
 * Here the same method is called plainly, in a stream, and in {@code gather}.
 */
final class NoColour {
    private NoColour() {}

    static void main() {
        IO.println("Called plainly: " + price("coffee"));
        IO.println("In a stream: " + Stream.of("tea", "toast").map(NoColour::price).toList());
        IO.println(
                "Side by side: " + gather(() -> price("coffee"), () -> price("tea"), Integer::sum));
    }

    private static int price(String drink) {
        sleep(Duration.ofMillis(50)); // asks the till
        return drink.length();
    }
}
