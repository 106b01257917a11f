package dev.jumun.runtime.dependency;

import java.util.List;
import java.util.Optional;

/**
 * Where a start is that has not ended: in a provider, on the thread that sets up, or elsewhere in
 * the main.
 *
 * @param words what it is that has not ended, as the beginning of a sentence
 * @param frames the stack, the innermost first
 */
public record StartPlace(String words, List<StackTraceElement> frames) {
    /**
     * Finds it for the thread of a main.
     *
     * @param otherwise the words if no provider is set up
     */
    public static StartPlace of(Thread main, String otherwise) {
        Optional<Lifespan> life = Lifespan.awaitedBy(main);
        String words =
                life.flatMap(Lifespan::provider)
                        .map(provider -> provider + " has not ended its setup")
                        .orElse(otherwise);
        return new StartPlace(
                words, List.of(life.map(Lifespan::stack).orElseGet(main::getStackTrace)));
    }

    /** Returns the frames as exceptions have them. */
    public StackTraceElement[] stack() {
        return frames.toArray(StackTraceElement[]::new);
    }
}
