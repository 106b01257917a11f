package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * No library is older than the version that mends a known advisory: {@code advisories.tsv} lists
 * them. It is looked at offline; SECURITY.md says how it is kept.
 */
class AdvisoriesTest {
    private record Advisory(String artifact, String fixed, String id) {}

    private static final Path ROOT = Path.of("..");

    @Test
    void noLibraryIsOlderThanItsAdvisories() throws Exception {
        Map<String, String> versions = new TreeMap<>(managed());
        versions.putAll(resolved());
        assertThat(versions)
                .containsKeys(
                        "io.netty:netty-codec-http",
                        "tools.jackson.core:jackson-core",
                        "com.nimbusds:nimbus-jose-jwt");
        List<String> old = new ArrayList<>();
        for (Advisory advisory : advisories()) {
            String version = versions.get(advisory.artifact());
            if (version != null && compare(version, advisory.fixed()) < 0) {
                old.add(advisory + ", but here is " + version);
            }
        }
        assertThat(old).isEmpty();
        assertThat(advisories().stream().filter(a -> versions.containsKey(a.artifact())))
                .as("rows that apply to something")
                .hasSizeGreaterThan(8);
    }

    private static List<Advisory> advisories() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/advisories.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(columns -> new Advisory(columns[0], columns[1], columns[2]))
                .toList();
    }

    /** What the class path of this test has: a local repository keeps the coordinates in paths. */
    private static Map<String, String> resolved() {
        String separator = Pattern.quote(System.getProperty("path.separator"));
        String path =
                System.getProperty("java.class.path")
                        + System.getProperty("path.separator")
                        + System.getProperty("surefire.test.class.path", "");
        Map<String, String> versions = new TreeMap<>();
        for (String each : path.split(separator, -1)) {
            Path jar = Path.of(each);
            int count = jar.getNameCount();
            Path repository = Path.of("repository");
            for (int i = 0; i < count - 4 && each.endsWith(".jar"); i++) {
                if (jar.getName(i).equals(repository)) {
                    String group = jar.subpath(i + 1, count - 3).toString().replace('/', '.');
                    versions.put(
                            group + ":" + jar.getName(count - 3),
                            jar.getName(count - 2).toString());
                }
            }
        }
        return versions;
    }

    /** What the build's own pom manages, for modules that this test does not need. */
    private static Map<String, String> managed() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        Map<String, String> properties = new TreeMap<>();
        Pattern.compile("<([a-z0-9.-]+\\.version)>([^<]+)</")
                .matcher(pom)
                .results()
                .forEach(found -> properties.put(found.group(1), found.group(2)));
        Map<String, String> versions = new TreeMap<>();
        Pattern.compile(
                        "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*"
                                + "<version>\\$\\{([^}]+)}</version>")
                .matcher(pom)
                .results()
                .forEach(found -> put(versions, found, properties));
        return versions;
    }

    private static void put(
            Map<String, String> versions, MatchResult found, Map<String, String> properties) {
        String version = properties.get(found.group(3));
        if (version != null) {
            versions.put(found.group(1) + ":" + found.group(2), version);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4.2.18.Final, 4.2.20.Final, -1",
        "4.2.20.Final, 4.2.20.Final, 0",
        "4.2.20, 4.2.20.Final, 0",
        "4.10.0, 4.9.9, 1",
        "2.0.0-M4, 2.0.0-M5, -1",
        "2.0.0-M5, 2.0.0, -1",
        "10.10, 10.0.2, 1",
        "1.5.19, 1.5.9, 1"
    })
    void versionsHaveAnOrder(String one, String other, int order) {
        assertThat(Integer.signum(compare(one, other))).isEqualTo(order);
        assertThat(Integer.signum(compare(other, one))).isEqualTo(-order);
    }

    /** Numbers by their size; a milestone comes before its release. */
    private static int compare(String one, String other) {
        String[] left = parts(one);
        String[] right = parts(other);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            String a = i < left.length ? left[i] : "0";
            String b = i < right.length ? right[i] : "0";
            int order = Long.compare(number(a), number(b));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static String[] parts(String version) {
        return version.replaceAll("[.-](Final|RELEASE|jre)$", "").split("[.-]", -1);
    }

    private static long number(String part) {
        String digits = part.replaceAll("\\D", "");
        long value = digits.isEmpty() ? 0 : Long.parseLong(digits);
        boolean milestone = !part.isEmpty() && !Character.isDigit(part.charAt(0));
        return milestone ? value - 1_000_000 : value;
    }

    @Test
    void theListIsInOrder() throws Exception {
        assertThat(advisories())
                .allSatisfy(advisory -> {
                    assertThat(advisory.artifact()).matches("[\\w.-]+:[\\w.-]+");
                    assertThat(Objects.requireNonNull(advisory.fixed())).isNotBlank();
                    assertThat(advisory.id()).isNotBlank();
                });
    }
}
