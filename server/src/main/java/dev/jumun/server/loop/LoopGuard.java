package dev.jumun.server.loop;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Ends the program when an event loop ends before the server does. An error that a loop does not
 * survive, an {@link OutOfMemoryError} most often, would leave a process that is there and never
 * answers again: a supervisor can only start one again that has ended.
 *
 * <p>{@code -XX:+ExitOnOutOfMemoryError}, which the launchers set, ends it sooner: at the error.
 */
public final class LoopGuard {
    /** That of {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int STATUS = 3;

    private LoopGuard() {}

    public static void watch(EventLoopGroup loops, BooleanSupplier mayEnd, Consumer<String> end) {
        for (EventExecutor loop : loops) {
            loop.terminationFuture()
                    .addListener(_ -> {
                        if (!mayEnd.getAsBoolean()) {
                            end.accept(
                                    "An event loop of the server has ended with an error, so its"
                                            + " connections would never be served. The program"
                                            + " ends.");
                        }
                    });
        }
    }

    public static void endProgram(String message) {
        System.err.println(message);
        Runtime.getRuntime().halt(STATUS); // nothing else can be relied on
    }
}
