package peer;

import io.micronaut.runtime.Micronaut;

/** Starts it. */
public final class Main {
    public static void main(String[] args) {
        Micronaut.run(Main.class, args);
    }
}
