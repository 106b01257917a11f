package dev.jumun.cli.dev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Reads what a person types while {@code jumun dev} runs: a letter and Enter. */
record Keys(
        Generations generations,
        ContinuousTests tests,
        CompletableFuture<Integer> end,
        InputStream in,
        PrintStream err) {
    static final String HELP = "r restart · f fresh JVM · t tests · p pause · q quit";

    void start() {
        Thread.ofPlatform().daemon().name("jumun-keys").start(this::read);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line.strip()) {
                    case "r" -> generations.restart();
                    case "f" -> end.complete(DevSession.START_AGAIN);
                    case "t" -> tests.toggle();
                    case "p" ->
                            err.println(
                                    generations.pause(!generations.isPaused())
                                            ? "Paused: changes are ignored until the next p."
                                            : "Changes are seen again.");
                    case "q" -> end.complete(0);
                    default -> err.println(HELP);
                }
            }
        } catch (IOException e) {
            return; // no terminal: it continues without keys
        }
    }
}
