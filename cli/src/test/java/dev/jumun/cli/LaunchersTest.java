package dev.jumun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The launchers start the program; those of Windows are compared, for no Windows runs these tests.
 */
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
        ProcessBuilder builder =
                program("dev", file.toString(), "--port", "0")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile());
        Process process = builder.start();
        process.getOutputStream().write("q\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();

        assertThat(process.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
        assertThat(Files.readString(folder.resolve("log"))).contains("Listening");
        process.getOutputStream().close();
    }

    private static ProcessBuilder program(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh"));
        command.add(PROGRAM.resolve("jumun").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("jumun_home", Path.of("..").toRealPath().toString());
        builder.environment().put("jumun_class_path", System.getProperty("java.class.path"));
        return builder;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(300)
    void anOlderJdkIsPassedOver(@TempDir Path folder) throws Exception {
        Path old = Files.createDirectory(folder.resolve("jdk-21"));
        Files.createDirectory(old.resolve("bin"));
        for (String each : new String[] {"bin/java", "bin/javac"}) {
            Files.writeString(old.resolve(each), "#!/bin/sh\nexit 9\n");
            assertThat(old.resolve(each).toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"21.0.2\"\n");
        ProcessBuilder builder = program("version").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", old.toString());
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, jdk) -> jdk + File.pathSeparator + path);
        Process process = builder.start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(300)
    void anApplicationThatEndsTheProgramIsNamed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("Shop.java");
        Files.writeString(
                file,
                """
                @dev.jumun.Api(title = "S") public class Shop {
                    public static void main(String[] args) { System.exit(3); } }
                """);
        Process process =
                program("dev", file.toString(), "--port", "0").redirectErrorStream(true).start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("Shop.main (Shop.java:2) called System.exit");
        assertThat(process.waitFor()).isEqualTo(3);
        process.getOutputStream().close();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(300)
    void aStartThatHangsIsNotSilentInProduction(@TempDir Path folder) throws Exception {
        for (String hanging :
                new String[] {
                    "@Provides(Scope.APP) static StringBuilder shelf() throws Exception { HANG }"
                        + " @Get(\"/\") String word(StringBuilder shelf) { return \"\"; } public"
                        + " static void main(String[] args) { Jumun.run(Shop.class, args); }",
                    "public static void main(String[] args) throws Exception { HANG }"
                }) {
            Path file = folder.resolve("Shop.java");
            Files.writeString(
                    file,
                    "import dev.jumun.*; import dev.jumun.server.Jumun;"
                            + " @Api(title = \"S\") public class Shop { "
                            + hanging.replace(
                                    "HANG",
                                    "\n"
                                        + " while (true) { new"
                                        + " java.util.concurrent.CountDownLatch(1).await(); }\n")
                            + "}");
            Process process =
                    program("run", file.toString(), "--port", "0")
                            .redirectErrorStream(true)
                            .start();
            var lines = process.inputReader(StandardCharsets.UTF_8);
            String line = lines.readLine();
            while (line != null && !line.matches("Shop( is still starting|\\.main has run).*")) {
                line = lines.readLine();
            }
            assertThat(line)
                    .contains("(Shop.java:2), in java.util.concurrent.CountDownLatch.await");
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(300)
    void aDebuggerCanAttach(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("Shop.java");
        Files.writeString(file, "@dev.jumun.Api(title = \"S\") public class Shop {}");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process =
                program("dev", file.toString(), "--port", "0", "--debug=" + port)
                        .redirectErrorStream(true)
                        .start();
        StringBuilder said = new StringBuilder();
        var lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine();
                line != null && !line.contains("Keys");
                line = lines.readLine()) {
            said.append(line).append('\n');
        }
        assertThat(said).contains("Listening");
        try (Socket debugger = new Socket(InetAddress.getLoopbackAddress(), port)) {
            byte[] handshake = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
            debugger.getOutputStream().write(handshake);
            assertThat(debugger.getInputStream().readNBytes(handshake.length)).isEqualTo(handshake);
        }
        process.getOutputStream().write("q\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        lines.transferTo(Writer.nullWriter());
        assertThat(process.waitFor()).isZero();
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
