package dev.jumun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.async.RootTask;
import dev.jumun.kitchen.view.SocketFolder;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code jumun ps}, {@code top}, {@code journal} and {@code stacks}. */
@Timeout(60)
class ServersCommandTest {
    private static final String PID = String.valueOf(ProcessHandle.current().pid());
    private static Server server;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws Exception {
        server =
                Server.start(
                        exchange -> exchange.respond(204, new MutableHeaders(), new byte[0], 0, 0),
                        ServerSettings.defaults().withPort(0));
        long pid = ProcessHandle.current().pid();
        while (SocketFolder.entries(SocketFolder.path(System.getenv())).stream()
                .noneMatch(each -> each.pid() == pid)) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop(() -> {});
    }

    private int run(String... arguments) {
        return Main.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void psShowsAServerAndWhatRunsInIt() {
        int status = RootTask.named("GET /drinks/{id}").run(() -> run("ps", PID));

        assertThat(status).isZero();
        assertThat(out())
                .contains("A server  pid " + PID + ", http://127.0.0.1:" + server.port())
                .contains("GET /drinks/{id}  running");
    }

    @Test
    void jsonIsAnArrayWithAnObjectForEachProcess() {
        int status = RootTask.named("GET /drinks/{id}").run(() -> run("ps", PID, "--json"));

        assertThat(status).isZero();
        assertThat(out())
                .startsWith("[{\"pid\":" + PID)
                .contains("\"name\":\"GET /drinks/{id}\"")
                .endsWith("]\n");
    }

    @Test
    void stacksShowWhereATaskIs() {
        int status = RootTask.named("GET /drinks/{id}").run(() -> run("stacks", PID));

        assertThat(status).isZero();
        assertThat(out()).contains("ServersCommandTest.java:");
    }

    @Test
    void topCountsWhatThereIsMostOf() {
        int status = RootTask.named("GET /drinks/{id}").run(() -> run("top", PID, "--once"));

        assertThat(status).isZero();
        assertThat(out()).containsPattern(" 1  running +GET /drinks/\\{id}");
    }

    /** Names of tasks may hold what a client sent. */
    @ParameterizedTest
    @ValueSource(strings = {"ps", "top", "stacks"})
    void namesCannotForgeLinesOrCommandTheTerminal(String command) {
        String name = "tea\u001b[2J\r\n9 running\u202e\u2066\u200f\u061c";
        String[] arguments =
                command.equals("top")
                        ? new String[] {command, PID, "--once"}
                        : new String[] {command, PID};
        assertThat((int) RootTask.named(name).run(() -> run(arguments))).isZero();
        assertThat(out())
                .contains("tea\\u001b[2J\\r\\n9 running\\u202e\\u2066\\u200f\\u061c")
                .doesNotContain("\u001b", "\r", "\u202e", "\u2066", "\u200f", "\u061c");
    }

    @Test
    void theJournalRecordsWhereNothingIsKept() {
        assertThat(run("journal", PID, "--seconds", "1")).isZero();
        assertThat(out()).isEqualTo("No request has ended.\n");
    }

    /** Of a process that is stopped the kernel connects as many as its queue holds. */
    @Test
    void aProcessThatDoesNotAnswerIsSaidAndTheOthersAreAsked(@TempDir Path runtime)
            throws Exception {
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", runtime.toString());
        Path folder = Files.createDirectory(SocketFolder.path(environment));
        Path own = SocketFolder.path(System.getenv()).resolve(PID + ".sock");
        try (ServerSocketChannel stopped = listen(folder.resolve("7.sock"), 50);
                ServerSocketChannel full = listen(folder.resolve("8.sock"), 1);
                SocketChannel _ = SocketChannel.open(full.getLocalAddress());
                SocketChannel _ = SocketChannel.open(full.getLocalAddress())) {
            assertThat(stopped.isOpen()).isTrue();
            Files.createSymbolicLink(folder.resolve("9.sock"), own);

            Output output =
                    new Output(
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8),
                            false);
            ServersCommand ps = ServersCommand.ps();
            int status = ps.run(CommandArguments.of(ps, List.of()), output, environment);

            assertThat(status).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("Process 7 does not answer within 2 seconds")
                    .contains("Process 8 does not answer within 2 seconds");
            assertThat(out()).contains("A server  pid " + PID);

            out.reset();
            assertThat(ps.run(CommandArguments.of(ps, List.of("9")), output, environment)).isZero();
            assertThat(out()).contains("A server  pid " + PID);
        }
    }

    private static ServerSocketChannel listen(Path file, int backlog) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(file), backlog);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(run("ps", "Tearoom")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("number or title Tearoom");
        assertThat(run("journal", "--seconds", "never")).isEqualTo(2);
        assertThat(run("ps", "1", "2")).isEqualTo(2);
    }
}
