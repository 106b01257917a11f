package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chapters list the settings that there are, with their defaults. */
class SettingsPageTest {
    private static final Path DOCS = Path.of("..", "docs");

    /** A line of a table: a setting, its default, more. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)`([^|]*)\\|([^|]*)\\|");

    private static final Pattern VARIABLE = Pattern.compile("\\bJUMUN_[A-Z]+(?:_[A-Z]+)*\\b");

    /** Those of TLS, which are in their own section. */
    private static final Set<String> OF_TLS =
            Set.of(
                    "JUMUN_CERTIFICATE",
                    "JUMUN_KEY",
                    "JUMUN_KEY_PASSWORD",
                    "JUMUN_CLIENT_AUTHORITIES");

    /** How a chapter says what depends on the machine. */
    private static final Map<String, String> BY_HEAP =
            Map.of(
                    "half of the heap",
                    SettingText.written(Runtime.getRuntime().maxMemory() / 2),
                    "a quarter of the heap",
                    SettingText.written(Runtime.getRuntime().maxMemory() / 4),
                    "one for each 64 KiB of heap, at most 10,000",
                    String.valueOf(Math.min(10_000, Runtime.getRuntime().maxMemory() / 65_536)));

    private static String name(Setting setting) {
        String words =
                Arrays.stream(setting.name().toLowerCase(Locale.ROOT).split("_", -1))
                        .map(each ->
                                each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1))
                        .collect(Collectors.joining());
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static String section(String file, String heading) throws IOException {
        String text = Files.readString(DOCS.resolve(file));
        int begin = text.indexOf("\n## " + heading + "\n");
        assertThat(begin).as(file + ", " + heading).isPositive();
        int end = text.indexOf("\n## ", begin + 1);
        return text.substring(begin, end < 0 ? text.length() : end);
    }

    private static List<MatchResult> rows() throws IOException {
        return Stream.of(section("serving.md", "Settings"), section("websockets.md", "Limits"))
                .flatMap(each -> ROW.matcher(each).results())
                .toList();
    }

    @Test
    void theTablesHaveEachSettingAndNoOther() throws IOException {
        Set<String> shown = new TreeSet<>();
        rows().forEach(row -> shown.add(row.group(1)));
        Set<String> expected = new TreeSet<>(Set.of("tls"));
        for (Setting each : Setting.values()) {
            expected.add(name(each));
        }
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void theirDefaultsAreThoseOfTheCode() throws IOException {
        ServerSettings defaults = ServerSettings.defaults();
        Map<String, String> expected = new HashMap<>(Map.of("tls", "none"));
        for (Setting each : Setting.values()) {
            expected.put(name(each), each.of(defaults));
        }
        expected.put("maxConnectionsPerClient", "none"); // which 0 means
        assertThat(expected.get("requestTimeout")).isEqualTo("0s");
        expected.put("requestTimeout", "none"); // which 0s means
        Map<String, String> wrong = new TreeMap<>();
        for (MatchResult row : rows()) {
            String code = String.valueOf(expected.get(row.group(1)));
            if (!written(row.group(3).strip()).equals(code)) {
                wrong.put(row.group(1), row.group(3).strip() + " is " + code);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** As an option has it: without explanations, and without blanks. */
    private static String written(String cell) {
        String byHeap = BY_HEAP.get(cell);
        if (byHeap != null) {
            return byHeap;
        }
        String value = cell.replaceFirst("(?:,| from| while| of| \\().*", "");
        value = cell.matches("\\d+,\\d{3}\\b.*") ? cell.replace(",", "") : value;
        return value.replaceAll(" (K|M)iB", "$1B")
                .replaceAll(" (s|bytes)$", "$1")
                .replaceFirst("bytes$", "");
    }

    /** In text as well: a variable that was renamed is nowhere left. */
    @Test
    void theChaptersNameOnlyVariablesThatThereAre() throws IOException {
        Set<String> known = new TreeSet<>(OF_TLS);
        for (Setting each : Setting.values()) {
            known.add(each.variable());
        }
        List<String> unknown = new ArrayList<>();
        List<Path> chapters;
        try (Stream<Path> files = Files.walk(DOCS)) {
            chapters = files.filter(each -> each.toString().endsWith(".md")).toList();
        }
        for (Path each : chapters) {
            VARIABLE.matcher(Files.readString(each))
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> !known.contains(name))
                    .forEach(name -> unknown.add(each.getFileName() + ": " + name));
        }
        assertThat(unknown).isEmpty();
        List<String> problems = new ArrayList<>();
        EnvironmentSettings.apply(
                ServerSettings.defaults(),
                OF_TLS.stream().collect(Collectors.toMap(each -> each, each -> "x")),
                problems);
        assertThat(problems).isEmpty();
    }
}
