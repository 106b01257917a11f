package dev.jumun.cli;

import dev.jumun.cli.running.RunningServer;

import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command that asks running servers: {@code jumun ps}, {@code stacks} and {@code journal}.
 *
 * @param path what it asks them for
 */
record ServersCommand(String name, String summary, String path) implements Command {
    private static final String SECONDS = "seconds";

    static ServersCommand ps() {
        return new ServersCommand(
                "ps", "Shows what running servers do: their requests and tasks.", "/tasks");
    }

    static ServersCommand stacks() {
        return new ServersCommand(
                "stacks", "Shows the same with stacks; equal tasks are counted.", "/stacks");
    }

    static ServersCommand journal() {
        return new ServersCommand(
                "journal", "Draws when the tasks of slow and failed requests ran.", "/journal");
    }

    @Override
    public String operands() {
        return "[PID | TITLE]";
    }

    @Override
    public String details() {
        return """
        Asks each server of this user through its Unix socket, also while all its threads are busy.
        curl --unix-socket does the same. JUMUN_TASK_SOCKET=off closes the socket.
        """;
    }

    @Override
    public List<Option> options() {
        Option json = CommandArguments.flag("json", "Prints an array with an object per process.");
        return path.equals("/journal")
                ? List.of(
                        json,
                        CommandArguments.value(
                                SECONDS, "N", "How long to record where nothing is kept (5)."))
                : List.of(json);
    }

    @Override
    public int run(CommandArguments given, Output output) throws Exception {
        return run(given, output, System.getenv());
    }

    int run(CommandArguments given, Output output, Map<String, String> environment)
            throws IOException {
        String query = query(given);
        RunningServer.Found found = servers(given, output, environment);
        found.silent().forEach(output.err()::println);
        output.err().flush();
        int status = found.answering().isEmpty() || !found.silent().isEmpty() ? 1 : 0;
        List<@Nullable Object> all = new ArrayList<>();
        for (RunningServer each : found.answering()) {
            try {
                if (given.has("json")) {
                    all.add(each.value(path + ".json" + query));
                } else {
                    output.out().print(each.text(path + query));
                }
            } catch (IOException e) { // the others are asked all the same
                output.err().println(e.getMessage());
                status = 1;
            }
        }
        if (given.has("json")) {
            output.json(all);
        }
        return status;
    }

    private static String query(CommandArguments given) {
        String seconds = given.value(SECONDS);
        if (seconds == null) {
            return "";
        }
        if (!seconds.matches("[1-9]|[1-5][0-9]|60")) {
            throw new UsageException("--seconds needs a number from 1 to 60, not " + seconds + ".");
        }
        return "?seconds=" + seconds;
    }

    /** Returns those that are asked for. Prints a sentence if no server fits. */
    static RunningServer.Found servers(
            CommandArguments given, Output output, Map<String, String> environment)
            throws IOException {
        if (given.operands().size() > 1) {
            throw new UsageException("One PID or TITLE at a time.");
        }
        String wanted = given.operands().isEmpty() ? null : given.operands().getFirst();
        RunningServer.Found found = RunningServer.find(environment, wanted);
        boolean isTitle = wanted != null && !wanted.matches("[0-9]+");
        if (found.answering().isEmpty() && (isTitle || found.silent().isEmpty())) {
            output.err()
                    .println(
                            wanted == null
                                    ? "No server of this user is running."
                                    : "No server of this user has the number or title "
                                            + wanted
                                            + ": jumun ps lists all.");
        }
        return found;
    }
}
