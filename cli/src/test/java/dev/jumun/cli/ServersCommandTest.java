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

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

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

    @Test
    void theJournalRecordsWhereNothingIsKept() {
        assertThat(run("journal", PID, "--seconds", "1")).isZero();
        assertThat(out()).isEqualTo("No request has ended.\n");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(run("ps", "Tearoom")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("number or title Tearoom");
        assertThat(run("journal", "--seconds", "never")).isEqualTo(2);
        assertThat(run("ps", "1", "2")).isEqualTo(2);
    }
}
