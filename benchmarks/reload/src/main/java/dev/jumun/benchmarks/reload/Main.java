package dev.jumun.benchmarks.reload;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Saves files of projects under {@code jumun dev}, and asks: once 0.3 s before each save, and right
 * after it. Next to it FastAPI under {@code uvicorn --reload} and Quarkus' development mode, if
 * they can be started.
 *
 * <p>Options: {@code --home DIR} of the checkout, {@code --results FILE}, {@code --saves N}, {@code
 * --only NAME…} of {@code cafe}, {@code heroes}, {@code many}, {@code fastapi}, {@code quarkus}, so
 * that a long run can be made in short parts, {@code --storm N} for as many saves with requests in
 * flight all the time, of {@code --projects N} at the same time (2), for at most {@code --minutes
 * N}, {@code --quick}.
 */
public final class Main {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        Path home = Path.of(value(given, "--home", ".")).toAbsolutePath().normalize();
        int saves =
                Integer.parseInt(value(given, "--saves", given.contains("--quick") ? "5" : "30"));
        int storm = Integer.parseInt(value(given, "--storm", "0"));
        Set<String> parts = parts(given);
        Path folder = Files.createTempDirectory("jumun-reload");
        List<Result> results = new ArrayList<>();
        OUT.println("| save | saves | ms, best | median | p95 | old answers | refused |");
        OUT.println("|---|---|---|---|---|---|---|");
        if (storm > 0) {
            Storm.Size size =
                    new Storm.Size(
                            storm,
                            Integer.parseInt(value(given, "--projects", "2")),
                            Duration.ofMinutes(
                                    Integer.parseInt(value(given, "--minutes", "1440"))));
            Storm.of(home, folder, size, OUT).forEach(each -> add(results, each));
        } else {
            for (String part : parts) {
                measure(part, home, folder.resolve(part), saves, results);
            }
        }
        String file = value(given, "--results", "");
        if (!file.isEmpty()) {
            Result.write(results, Path.of(file).toAbsolutePath());
        }
    }

    /** All that can be measured, in the order of the table, or what {@code --only} names. */
    private static Set<String> parts(List<String> given) {
        Set<String> all = new LinkedHashSet<>(List.of("cafe", "heroes", "many"));
        Peer.all().forEach(peer -> all.add(peer.folder()));
        int at = given.indexOf("--only");
        if (at < 0) {
            return all;
        }
        Set<String> named =
                given.stream()
                        .skip(at + 1L)
                        .takeWhile(each -> !each.startsWith("--"))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (named.isEmpty() || !all.containsAll(named)) {
            throw new IllegalArgumentException(
                    "--only needs names of " + String.join(", ", all) + ", not " + named + ".");
        }
        return named;
    }

    private static void measure(
            String part, Path home, Path folder, int saves, List<Result> results)
            throws IOException, InterruptedException {
        switch (part) {
            case "cafe" -> run(home, folder, Sample.cafe(home, folder), saves, results);
            case "heroes" -> run(home, folder, Sample.heroes(home, folder), saves, results);
            case "many" -> run(home, folder, Sample.generated(folder, 150), saves, results);
            default -> peer(Peer.of(part), home, folder, saves, results);
        }
    }

    private static String value(List<String> given, String name, String otherwise) {
        int at = given.indexOf(name);
        return at < 0 || at + 1 >= given.size() ? otherwise : given.get(at + 1);
    }

    static Served jumun(Path home, Path project) throws IOException, InterruptedException {
        return Served.start(
                project,
                List.of(
                        home.resolve("jumun").toString(),
                        "dev",
                        project.toString(),
                        "--port",
                        "0",
                        "--json"));
    }

    private static void run(
            Path home, Path project, List<Sample> samples, int saves, List<Result> results)
            throws IOException, InterruptedException {
        try (Served served = jumun(home, project)) {
            for (Sample each : samples) {
                add(results, measure(served, each, saves));
            }
        }
    }

    /** Another server, if it can be started here. */
    private static void peer(Peer peer, Path home, Path folder, int saves, List<Result> results)
            throws IOException, InterruptedException {
        Sample sample = peer.lay(home, folder);
        sample.save(0);
        try (Served served = Served.start(folder, peer.command())) {
            add(results, measure(served, sample, saves));
        } catch (IOException e) {
            OUT.println(peer.sample() + " can't be measured here: " + peer.need());
            OUT.println(e.getMessage());
        }
    }

    private static void add(List<Result> results, Result result) {
        OUT.println(result.row());
        results.add(result);
    }

    private static Result measure(Served served, Sample sample, int saves)
            throws IOException, InterruptedException {
        List<Long> millis = new ArrayList<>();
        int old = 0;
        int refused = 0;
        awaitAnswer(served, sample, 0);
        for (int i = 1; i <= saves; i++) {
            TimeUnit.MILLISECONDS.sleep(700);
            served.ask(sample.path());
            TimeUnit.MILLISECONDS.sleep(300);
            sample.save(i);
            long saved = System.nanoTime();
            while (true) {
                String answer = served.ask(sample.path());
                if (answer.equals(sample.expected(i))) {
                    break;
                }
                if (answer.equals("refused") || answer.startsWith("broken")) {
                    refused++;
                } else if (answer.equals(sample.expected(i - 1))) {
                    old++;
                } else {
                    throw new IOException(sample.name() + " was answered: " + answer);
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - saved));
        }
        return new Result(sample.name(), millis, old, refused);
    }

    static void awaitAnswer(Served served, Sample sample, int number)
            throws IOException, InterruptedException {
        String answer = "";
        for (int i = 0; i < 600; i++) {
            answer = served.ask(sample.path());
            if (answer.equals(sample.expected(number))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException(sample.name() + " was never answered, but: " + answer);
    }
}
