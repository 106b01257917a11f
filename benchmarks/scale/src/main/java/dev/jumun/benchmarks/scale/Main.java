package dev.jumun.benchmarks.scale;

import dev.jumun.benchmarks.server.Machine;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures how Jumun's cost grows: with connections, routes, the size of bodies, and what waits.
 * Each point is measured once in each round, in processes of that round; the results are written
 * after each, so that a run may be ended at any time. Options: {@code --quick} for one short round;
 * {@code --results FILE}.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Plan plan;
        try {
            plan = Plan.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Figures figures = new Figures(header(plan));
        Measuring measuring = new Measuring(plan, figures);
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Series series : Series.values()) {
                say("Round %d of %d: %s".formatted(round, plan.rounds(), series.title()));
                measuring.measure(series);
            }
        }
        System.out.println();
        System.out.print(Report.markdown(figures));
        System.out.println("\nWritten to " + plan.results() + ", .md and .svg beside it.");
    }

    private static Map<String, Object> header(Plan plan) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        header.put("machine", Machine.describe() + "; the load generator runs on the same cores");
        header.put("java", Runtime.version().toString());
        header.put("jvm", String.join(" ", Application.JVM));
        header.put(
                "rounds",
                "%d, each of %d s (%d s from 512 connections on) in a new process after %d s of warm-up"
                        .formatted(
                                plan.rounds(), plan.seconds(), plan.manySeconds(), plan.warmup()));
        if (OpenFiles.connections() < Measuring.MOST) {
            header.put(
                    "open files",
                    "a process may have so few that there are %,d connections at most"
                            .formatted(OpenFiles.connections()));
        }
        return header;
    }

    static void say(String what) {
        System.err.println(what);
    }
}
