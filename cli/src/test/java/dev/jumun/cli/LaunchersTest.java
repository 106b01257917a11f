package dev.jumun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The launchers of Windows do what those of POSIX do: no Windows runs these tests. */
class LaunchersTest {
    private static final Path PROGRAM = Path.of("../distribution/src/main/bin");
    private static final Path PACKAGE = Path.of("src/main/resources/dev/jumun/cli/packaging");

    private static Set<String> all(Path file, String pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        var matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void theProgramGetsTheSameOptions() throws IOException {
        String options = "(-XX:[+\\w]+|-D[\\w.]+|--[a-z]+-[a-z-]+)";
        Set<String> posix = all(PROGRAM.resolve("jumun"), options);
        // a cache is made and found by the POSIX launcher alone
        posix.removeIf(each -> each.contains("AOTCache") || each.equals("-Djumun.aot"));

        assertThat(all(PROGRAM.resolve("jumun.cmd"), options)).isEqualTo(posix);
    }

    @Test
    void theProgramKnowsTheSameExitCodesAndVariables() throws IOException {
        String posix = Files.readString(PROGRAM.resolve("jumun"));
        String windows = Files.readString(PROGRAM.resolve("jumun.cmd"));

        for (String each : new String[] {"JAVA_HOME", "75", "76", "No JDK 25 was found"}) {
            assertThat(posix).contains(each);
            assertThat(windows).contains(each);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(300)
    void keysReachTheProgramThatTheLauncherRunsInTheBackground(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("Shop.java");
        Files.writeString(file, "@dev.jumun.Api(title = \"S\") public class Shop {}");
        Path program = PROGRAM.resolve("jumun").toAbsolutePath();
        ProcessBuilder builder =
                new ProcessBuilder("sh", program.toString(), "dev", file.toString(), "--port", "0")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("jumun_home", Path.of("..").toRealPath().toString());
        builder.environment().put("jumun_class_path", System.getProperty("java.class.path"));
        Process process = builder.start();
        process.getOutputStream().write("q\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();

        assertThat(process.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
        assertThat(Files.readString(folder.resolve("log"))).contains("Listening");
        process.getOutputStream().close();
    }

    @Test
    void thoseOfWindowsHaveItsEndsOfLines() throws IOException {
        for (Path each : new Path[] {PROGRAM.resolve("jumun.cmd"), PACKAGE.resolve("run.cmd")}) {
            String text = Files.readString(each);
            assertThat(text.replace("\r\n", "")).as("%s", each).doesNotContain("\n");
        }
    }

    @Test
    void aPackageKnowsTheSameVariablesFilesAndArguments() throws IOException {
        String variables = "(?<![a-z])(JAVA_(?:HOME|OPTIONS))";
        String files = "(jvm\\.options|@name@\\.(?:jar|aot)|jumun-learn\\.jar)";
        String others = "(--learn|dev\\.jumun\\.[\\w.]+|needs Java 25 or newer)";
        Path posix = PACKAGE.resolve("run.sh");
        Path windows = PACKAGE.resolve("run.cmd");

        for (String each : new String[] {variables, files, others}) {
            assertThat(all(windows, each)).isNotEmpty().isEqualTo(all(posix, each));
        }
    }
}
