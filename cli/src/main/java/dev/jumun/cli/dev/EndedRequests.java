package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;
import dev.jumun.cli.project.Project;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What clients get whose requests were begun before a save and did not end in time.
 *
 * @param serial the number of the present state
 * @param note receives where a handler is that continues
 */
record EndedRequests(Supplier<Project> project, IntSupplier serial, Consumer<Problem> note)
        implements Generation.Ending {
    @Override
    public State.Replaced late(DevExchange exchange) {
        return replaced(new Problem("", words(exchange), null, 0, 0, 1));
    }

    @Override
    public State.Replaced abandoned(DevExchange exchange) {
        String words = words(exchange) + " Its handler continues though it has been cancelled.";
        Problem problem = StartFailure.problem(words, exchange.stack(), project.get());
        note.accept(problem);
        return replaced(problem);
    }

    private static String words(DevExchange exchange) {
        return "%s %s was begun before a save, and its code is not the newest any more."
                .formatted(exchange.head().method(), exchange.head().path());
    }

    private State.Replaced replaced(Problem problem) {
        return new State.Replaced(serial.getAsInt(), "There is newer code", List.of(problem), "");
    }
}
