package dev.jumun.kitchen.view;

import dev.jumun.async.Journal;
import dev.jumun.async.log.LogText;
import dev.jumun.runtime.codec.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The chart of a request's tasks: a bar each, of stretches in which it ran, waited, or had work
 * within it.
 */
final class Bars {
    private final Map<Long, Bar> bars = new LinkedHashMap<>();
    private final Duration end;

    private Bars(Duration end) {
        this.end = end;
    }

    /**
     * Makes a chart.
     *
     * @param end until when what has no end is drawn
     */
    static Bars of(List<Journal.Event> events, Duration end) {
        Bars all = new Bars(end);
        for (Journal.Event event : events) {
            all.add(event);
        }
        all.bars.values().forEach(bar -> bar.close(end));
        return all;
    }

    /** What a task does from one time until another. */
    enum Kind {
        RUN,
        WAIT,
        /** Something within it runs on its thread. */
        WITHIN
    }

    /** A part of a bar. */
    record Stretch(Duration from, Duration to, Kind kind, String reason, String place) {}

    private void add(Journal.Event event) {
        Bar bar = bars.computeIfAbsent(event.id(), _ -> new Bar(event, level(event.owner())));
        Bar around = event.inline() ? bars.get(event.owner()) : null;
        switch (event.kind()) {
            case START -> {
                bar.turn(event.at(), Kind.RUN, "", "");
                if (around != null) {
                    around.turn(event.at(), Kind.WITHIN, event.task(), "");
                }
            }
            case WAIT -> bar.turn(event.at(), Kind.WAIT, event.waitingFor(), event.place());
            case RESUME -> bar.turn(event.at(), Kind.RUN, "", "");
            case END, FAILED, CANCELLED -> {
                bar.close(event.at());
                bar.outcome = event.kind().name().toLowerCase(Locale.ROOT);
                if (around != null) {
                    around.turn(event.at(), Kind.RUN, "", "");
                }
            }
        }
    }

    private int level(long owner) {
        Bar above = bars.get(owner);
        return above == null ? 0 : above.level + 1;
    }

    /** The line of a task. */
    private static final class Bar {
        private final Journal.Event first;
        private final int level;
        private final List<Stretch> stretches = new ArrayList<>();
        private @Nullable Stretch open;
        private String outcome = "unknown";

        Bar(Journal.Event first, int level) {
            this.first = first;
            this.level = level;
        }

        void turn(Duration at, Kind kind, String reason, String place) {
            close(at);
            open = new Stretch(at, at, kind, reason, place);
        }

        void close(Duration at) {
            Stretch last = open;
            if (last != null) {
                stretches.add(
                        new Stretch(last.from(), at, last.kind(), last.reason(), last.place()));
                open = null;
            }
        }

        void write(JsonWriter to) {
            to.beginObject();
            to.name("id").number(first.id());
            to.name("owner").number(first.owner());
            to.name("name").string(first.task());
            to.name("level").number(level);
            to.name("outcome").string(outcome);
            first.deadline().ifPresent(due -> to.name("deadline").number(millis(due)));
            to.name("stretches").beginArray();
            for (Stretch each : stretches) {
                to.item().beginObject();
                to.name("from").number(millis(each.from()));
                to.name("to").number(millis(each.to()));
                to.name("kind").string(each.kind().name().toLowerCase(Locale.ROOT));
                if (!each.reason().isEmpty()) {
                    to.name("reason").string(each.reason());
                }
                if (!each.place().isEmpty()) {
                    to.name("place").string(each.place());
                }
                to.endObject();
            }
            to.endArray().endObject();
        }
    }

    static double millis(Duration time) {
        return Math.round(time.toNanos() / 1e3) / 1e3;
    }

    void write(JsonWriter to) {
        to.beginObject();
        to.name("end").number(millis(end));
        to.name("tasks").beginArray();
        for (Bar bar : bars.values()) {
            to.item();
            bar.write(to);
        }
        to.endArray().endObject();
    }

    /** As text, with one line per task, {@code █} for running and {@code ·} for waiting. */
    String toText(int width) {
        double span = Math.max(millis(end), 0.001);
        int names =
                bars.values().stream()
                        .mapToInt(bar -> bar.level * 2 + LogText.line(bar.first.task()).length())
                        .max()
                        .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Bar bar : bars.values()) {
            String name = "  ".repeat(bar.level) + LogText.line(bar.first.task());
            char[] line = " ".repeat(width).toCharArray();
            for (Stretch each : bar.stretches) {
                int from = (int) Math.min(width - 1.0, millis(each.from()) * width / span);
                int to =
                        (int) Math.min(width, Math.max(from + 1, millis(each.to()) * width / span));
                Arrays.fill(line, from, to, each.kind() == Kind.RUN ? '█' : '·');
            }
            String mark =
                    switch (bar.outcome) {
                        case "failed" -> "✗";
                        case "cancelled" -> "○";
                        default -> "";
                    };
            text.append(name)
                    .append(" ".repeat(names - name.length() + 2))
                    .append(new String(line).stripTrailing())
                    .append(mark)
                    .append('\n');
        }
        return text.append(" ".repeat(names + 2))
                .append("0 … ")
                .append(end.toMillis())
                .append(" ms\n")
                .toString();
    }
}
