package dev.jumun.cli;

import dev.jumun.async.log.LogText;
import dev.jumun.cli.running.RunningServer;

import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code jumun top}: what there is most of, again every second. */
final class TopCommand implements Command {
    private static final int MOST_LINES = 20;
    private static final String TO_TOP_LEFT = "\033[H\033[2J";

    @Override
    public String name() {
        return "top";
    }

    @Override
    public String summary() {
        return "Counts the tasks of running servers by what they do, every second.";
    }

    @Override
    public String operands() {
        return "[PID | TITLE]";
    }

    @Override
    public List<Option> options() {
        return List.of(CommandArguments.flag("once", "Prints one table and ends."));
    }

    @Override
    public int run(CommandArguments given, Output output) throws Exception {
        while (true) {
            RunningServer.Found found = ServersCommand.servers(given, output, System.getenv());
            if (found.answering().isEmpty() && found.silent().isEmpty()) {
                return 1;
            }
            String table = table(found);
            if (given.has("once")) {
                output.out().print(table);
                return found.silent().isEmpty() ? 0 : 1;
            }
            output.out().print((output.colour() ? TO_TOP_LEFT : "") + table);
            output.out().flush();
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Equal tasks below equal ones. */
    private record Line(long count, String state, String name, @Nullable Object waitsFor) {
        String text() {
            String wait = waitsFor == null ? "" : "  ← " + waitsFor;
            return LogText.line("%,9d  %-10s  %s%s".formatted(count, state, name, wait)) + "\n";
        }
    }

    private static String table(RunningServer.Found found) {
        StringBuilder text = new StringBuilder();
        found.silent().forEach(each -> text.append(each).append('\n'));
        for (RunningServer each : found.answering()) {
            try {
                text.append(table(each));
            } catch (IOException e) { // the others are shown all the same
                text.append(e.getMessage()).append('\n');
            }
        }
        return text.toString();
    }

    private static String table(RunningServer server) throws IOException {
        StringBuilder text = new StringBuilder(server.text("/server"));
        text.append("    TASKS  STATE       NAME  ← WAITS FOR\n");
        List<Line> lines = new ArrayList<>();
        if (server.value("/tasks.json") instanceof Map<?, ?> answer) {
            addAll(answer.get("tasks"), lines);
        }
        lines.sort(Comparator.comparingLong(Line::count).reversed());
        lines.stream().limit(MOST_LINES).forEach(line -> text.append(line.text()));
        if (lines.size() > MOST_LINES) {
            text.append("%,9d  further kinds%n".formatted(lines.size() - MOST_LINES));
        }
        return text.toString();
    }

    private static void addAll(@Nullable Object tasks, List<Line> to) {
        if (tasks instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> task) {
                    long count =
                            task.get("count") instanceof Number number ? number.longValue() : 1;
                    String state = String.valueOf(task.get("state"));
                    String name = String.valueOf(task.get("name"));
                    to.add(new Line(count, state, name, task.get("waitingFor")));
                    addAll(task.get("children"), to);
                }
            }
        }
    }
}
