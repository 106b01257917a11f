package dev.jumun.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Replays recorded exchanges and prints a table by area: {@code conformance/run}, or {@code
 * conformance/run DIR} for those of a folder. Ends with 1 if an exchange on the list of passing
 * ones fails. Each app is tested in memory; those on the list of served ones are tested again over
 * a socket, and the answers have to be right both times.
 *
 * <p>Options: {@code --only TEXT} for exchanges whose key contains it, {@code --show N} to print N
 * that differ, {@code --update} to add those that pass to the list.
 */
public final class Main {
    private Main() {}

    private static final class Score {
        int passed;
        int all;
        int excluded;
        int overSocket;
        final Set<String> served = new TreeSet<>();
        int sameLeaves;
        int allLeaves;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> options = new ArrayList<>(Arrays.asList(arguments));
        Path lists = Path.of(option(options, "--lists", "."));
        String only = option(options, "--only", "");
        int show = Integer.parseInt(option(options, "--show", "0"));
        boolean update = options.remove("--update");
        if (options.isEmpty()) {
            options.add(lists.resolve("exchanges.zip").toString());
        }
        Set<String> listed = read(lists.resolve("passing.txt")).keySet();
        Map<String, String> excluded = read(lists.resolve("excluded.txt"));
        Set<String> served = new TreeSet<>(read(lists.resolve("served.txt")).keySet());
        Set<String> passing = new TreeSet<>();
        List<String> lost = new ArrayList<>();
        Map<String, Score> scores = new TreeMap<>();
        for (String folder : options) {
            for (Recording recording : Recording.all(Path.of(folder))) {
                boolean isServed = served.contains(recording.title());
                for (Replay.Outcome outcome : outcomes(recording, isServed)) {
                    String key = outcome.exchange().key();
                    if (!key.contains(only)) {
                        continue;
                    }
                    Score score = scores.computeIfAbsent(recording.area(), _ -> new Score());
                    if (excluded.containsKey(key)) {
                        score.excluded++;
                        continue;
                    }
                    score.all++;
                    if (isServed) {
                        score.overSocket++;
                        score.served.add(recording.title());
                    }
                    if (outcome.leaves() != null) {
                        score.sameLeaves += outcome.leaves().same();
                        score.allLeaves += outcome.leaves().all();
                    }
                    if (outcome.passed()) {
                        score.passed++;
                        passing.add(key);
                        continue;
                    }
                    if (listed.contains(key)) {
                        lost.add(key);
                    }
                    if (show > 0 && !outcome.differences().getFirst().startsWith("there is no")) {
                        show--;
                        System.out.println(key);
                        outcome.differences().stream()
                                .limit(6)
                                .forEach(difference -> System.out.println("    " + difference));
                    }
                }
            }
        }
        if (update) {
            passing.addAll(listed);
            passing.removeAll(lost);
            Files.writeString(
                    lists.resolve("passing.txt"),
                    passing.stream().collect(Collectors.joining("\n", "", "\n")));
        }
        print(scores);
        if (!lost.isEmpty() && !update) {
            System.out.println("Lost, though on the list of those that pass:");
            lost.forEach(key -> System.out.println("  " + key));
            System.exit(1);
        }
    }

    /** In memory; and over a socket, if the app is one of those that are served, too. */
    private static List<Replay.Outcome> outcomes(Recording recording, boolean isServed) {
        List<Replay.Outcome> inMemory = Replay.of(recording, MemoryTransport::new);
        if (!isServed) {
            return inMemory;
        }
        List<Replay.Outcome> overSocket = Replay.of(recording, SocketTransport::new);
        List<Replay.Outcome> both = new ArrayList<>();
        for (int i = 0; i < inMemory.size(); i++) {
            both.add(inMemory.get(i).and("over a socket: ", overSocket.get(i)));
        }
        return both;
    }

    private static void print(Map<String, Score> scores) {
        System.out.printf(
                Locale.ROOT,
                "%-42s %8s %8s %8s %11s %16s%n",
                "area",
                "passed",
                "all",
                "left out",
                "over socket",
                "OpenAPI leaves");
        Score total = new Score();
        scores.forEach((area, score) -> {
            line(area, score);
            total.passed += score.passed;
            total.all += score.all;
            total.excluded += score.excluded;
            total.overSocket += score.overSocket;
            total.served.addAll(score.served);
            total.sameLeaves += score.sameLeaves;
            total.allLeaves += score.allLeaves;
        });
        line("all areas", total);
        System.out.printf(
                Locale.ROOT,
                "%d of them, of %d apps, were asked over a socket as well as in memory%n",
                total.overSocket,
                total.served.size());
        System.out.println("total " + total.passed + "/" + total.all);
    }

    private static void line(String area, Score score) {
        String leaves =
                score.allLeaves == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, "%.1f %%", 100.0 * score.sameLeaves / score.allLeaves);
        System.out.printf(
                Locale.ROOT,
                "%-42s %8d %8d %8d %11d %16s%n",
                area,
                score.passed,
                score.all,
                score.excluded,
                score.overSocket,
                leaves);
    }

    private static String option(List<String> options, String name, String otherwise) {
        int index = options.indexOf(name);
        if (index < 0) {
            return otherwise;
        }
        String value = options.get(index + 1);
        options.remove(index + 1);
        options.remove(index);
        return value;
    }

    /** Lines of a key, and after two spaces a reason. */
    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("  ", 2);
                lines.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        return lines;
    }
}
