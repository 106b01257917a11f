package dev.jumun.cli.dev;

import dev.jumun.async.log.LogText;
import dev.jumun.cli.build.Problem;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a person at a terminal what happens. */
final class Terminal implements DevListener {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream out;
    private final boolean colour;

    Terminal(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    @Override
    public void changed(@Nullable Path cause) {
        if (cause != null) {
            out.println(
                    LocalTime.now(ZoneId.systemDefault()).format(TIME)
                            + "  "
                            + LogText.line(String.valueOf(cause.getFileName()))
                            + " changed");
        }
    }

    @Override
    public void made(State state, Duration took) {
        switch (state) {
            case State.Fresh fresh ->
                    out.println(
                            paint("32", "✓")
                                    + " generation "
                                    + fresh.generation().number()
                                    + " runs, after "
                                    + took.toMillis()
                                    + " ms");
            case State.Unready unready -> {
                out.println(
                        paint("31", "✗ " + unready.title())
                                + (took.isZero() ? "" : ", after " + took.toMillis() + " ms"));
                unready.problems().forEach(each -> print(each, "31"));
            }
        }
        out.flush();
    }

    @Override
    public void starting(State.Starting state) {
        out.println(paint("33", "… " + state.title()));
        state.problems().forEach(each -> print(each, "33"));
        out.flush();
    }

    @Override
    public void progress(String sentence) {
        out.println(LogText.block(sentence));
        out.flush();
    }

    @Override
    public void warned(Problem warning) {
        print(warning, "33");
        out.flush();
    }

    private void print(Problem problem, String code) {
        String place = problem.place().isEmpty() ? "" : LogText.line(problem.place()) + "  ";
        String id = problem.id().isEmpty() ? "" : paint(code, "[" + problem.id() + "]") + "  ";
        out.println(place + id + lines(problem.message()));
        List<String> lines = problem.excerpt();
        for (int i = 0; i < lines.size(); i++) {
            int number = problem.firstLine() + i;
            boolean here = number == problem.line();
            out.println(
                    (here ? " ▸ " : "   ")
                            + "%4d │ ".formatted(number)
                            + LogText.line(lines.get(i)));
            if (here && problem.column() > 0) {
                out.println(
                        "        │ "
                                + " ".repeat(problem.column() - 1)
                                + paint(code, "~".repeat(problem.marked())));
            }
        }
        out.println();
    }

    @Override
    public void failed(String what, Throwable failure) {
        out.println(paint("33", "! ") + LogText.block(what + ": " + failure));
        out.flush();
    }

    @Override
    public void note(String sentence) {
        out.println(paint("33", "! ") + LogText.block(sentence));
        out.flush();
    }

    /** The compiler's messages have several lines, which it has written itself. */
    private static String lines(String message) {
        return message.lines().map(LogText::line).collect(Collectors.joining("\n"));
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
