package dev.jumun.kitchen.view;

import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.MutableHeaders;
import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.RootTask;
import dev.jumun.exchange.Handler;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** What this process tells its user over its socket, whatever its threads do. */
@Timeout(60)
class TaskSocketTest {
    private static final Path FOLDER = SocketFolder.path(System.getenv());
    private static final Handler NOTHING =
            exchange -> exchange.respond(204, new MutableHeaders(), new byte[0], 0, 0);

    private static Server start(Handler handler) throws IOException {
        return Server.start(handler, ServerSettings.defaults().withPort(0));
    }

    /** Waits until the socket is there: a start does not wait for it. */
    private static Path socket() throws IOException {
        Path file = SocketFolder.socket(FOLDER);
        while (SocketFolder.entries(FOLDER).stream()
                .noneMatch(each -> each.socket().equals(file))) {
            Thread.onSpinWait();
        }
        return file;
    }

    /** Sends a text, and returns all that comes. */
    private static String send(String text) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
            ByteBuffer part = ByteBuffer.allocate(64 * 1024);
            while (channel.read(part) >= 0) {
                answer.write(part.array(), 0, part.position());
                part.clear();
            }
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static String get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    private static @Nullable Object json(String path) throws IOException {
        String answer = get(path);
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        return JsonBody.read(body.getBytes(StandardCharsets.UTF_8), Codecs.ANY, new Problems());
    }

    @Test
    void tenThousandTasksAreToldWhileAllLoopsAreHeld() throws Exception {
        int holders = Runtime.getRuntime().availableProcessors() * 2;
        AtomicBoolean end = new AtomicBoolean();
        Server server =
                start(exchange -> {
                    while (!end.get()) {
                        Thread.onSpinWait();
                    }
                    NOTHING.handle(exchange);
                });
        CountDownLatch started = new CountDownLatch(10_000);
        RootTask guests = RootTask.named("guests");
        Thread waiting =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                guests.run(() -> manyTasks(started));
                            } catch (Cancelled over) {
                                // the test has ended
                            }
                        });
        started.await();
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < holders; i++) {
                Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port());
                clients.add(client);
                client.getOutputStream()
                        .write(
                                "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
            }
            while (((List<?>) member(json("/server.json"), "heldLoops")).isEmpty()) {
                Thread.onSpinWait();
            }

            assertThat(((Number) member(json("/tasks.json"), "taskCount")).intValue())
                    .isGreaterThanOrEqualTo(10_000);
            assertThat(get("/tasks"))
                    .contains("is held: the connections of this event loop wait")
                    .containsPattern("[0-9,]+ × ")
                    .contains("waiting for sleep");
            assertThat(get("/stacks")).contains("TaskSocketTest.java:");
        } finally {
            end.set(true);
            guests.cancel(CancelReason.EXPLICIT);
            waiting.join();
            for (Socket client : clients) {
                client.close();
            }
            server.stop(() -> {});
        }
    }

    private static int manyTasks(CountDownLatch started) {
        return taskGroup(group -> {
            for (int i = 0; i < 10_000; i++) {
                group.start(
                        "guest " + i,
                        () -> {
                            started.countDown();
                            sleep(Duration.ofHours(1));
                            return 1;
                        });
            }
            return 1;
        });
    }

    private static Object member(@Nullable Object json, String name) {
        Object value = json instanceof Map<?, ?> map ? map.get(name) : null;
        return value == null ? "nothing" : value;
    }

    @Test
    void onlyItsUserMayOpenIt() throws Exception {
        Server server = start(NOTHING);
        Path socket = socket();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(FOLDER)))
                .isEqualTo("rwx------");
        while (!PosixFilePermissions.toString(Files.getPosixFilePermissions(socket))
                .equals("rw-------")) {
            Thread.onSpinWait();
        }
        server.stop(() -> {});
        assertThat(socket).doesNotExist();
    }

    @Test
    void aFolderThatOthersMayEnterIsNotUsed(@TempDir Path parent) throws Exception {
        Path open = Files.createDirectory(parent.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path mine = parent.resolve("mine");
        Path link = Files.createSymbolicLink(parent.resolve("link"), parent.resolve("mine"));

        assertThatThrownBy(() -> SocketFolder.make(open))
                .hasMessageContaining("for this user only");
        SocketFolder.make(mine);
        SocketFolder.make(mine);
        assertThatThrownBy(() -> SocketFolder.make(link))
                .hasMessageContaining("for this user only");
    }

    @Test
    void theSocketOfAKilledProcessIsRemoved(@TempDir Path folder) throws Exception {
        Path stale = Files.createFile(folder.resolve("4711.sock"));
        Path other = Files.createFile(folder.resolve("notes.txt"));

        assertThat(SocketFolder.entries(folder)).isEmpty();
        assertThat(stale).doesNotExist();
        assertThat(other).exists();
    }

    /** Whoever looks at all sockets removes those on which nothing listens. */
    @Test
    void aSocketIsNotRemovedAsItOpens() throws Exception {
        AtomicBoolean end = new AtomicBoolean();
        Thread prober =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!end.get()) {
                                try {
                                    SocketFolder.entries(FOLDER);
                                } catch (IOException e) {
                                    // it has just gone
                                }
                            }
                        });
        try {
            for (int i = 0; i < 300; i++) {
                Server server = start(NOTHING);
                try {
                    assertThat(Files.exists(socket())).isTrue();
                } finally {
                    server.stop(() -> {});
                }
            }
        } finally {
            end.set(true);
            prober.join();
        }
    }

    @Test
    void itSpeaksAsMuchHttpAsCurlNeeds() throws Exception {
        Server server = start(NOTHING);

        assertThat(get("/server"))
                .startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/plain")
                .contains("A server  pid " + ProcessHandle.current().pid());
        assertThat(get("/")).contains("GET /stacks");
        assertThat(get("/elsewhere")).startsWith("HTTP/1.1 404 ").contains("GET /stacks");
        assertThat(send("POST /tasks HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 405 ");
        assertThat(send("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(member(json("/server.json"), "servers").toString())
                .contains("http://127.0.0.1:" + server.port());
        server.stop(() -> {});
    }

    @Test
    void aSettingTurnsItOff() throws Exception {
        Server server =
                Server.start(NOTHING, ServerSettings.defaults().withPort(0).withTaskSocket(false));

        assertThat(SocketFolder.socket(FOLDER)).doesNotExist();
        server.stop(() -> {});
    }

    @Test
    void whatNobodyKeepsIsRecordedForSomeSeconds() throws Exception {
        Server server =
                start(exchange ->
                        RootTask.named("GET /slow")
                                .run(() -> {
                                    Async.gather(() -> 1, () -> 2, Integer::sum);
                                    NOTHING.handle(exchange);
                                }));
        AtomicBoolean end = new AtomicBoolean();
        Thread client =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!end.get()) {
                                ask(server.port());
                            }
                        });

        assertThat(get("/journal?seconds=1")).contains("no route  204").doesNotContain("?token");
        assertThat(get("/journal.json?seconds=1"))
                .contains("\"target\":\"/?token=***\"", "\"cookie\":\"***\"")
                .doesNotContain("s3cr3t");
        assertThat(EngineViews.all())
                .allSatisfy(each -> assertThat(EngineViews.kept(each)).isEmpty());
        end.set(true);
        client.join();
        server.stop(() -> {});
    }

    private static void ask(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(
                            """
                            GET /?token=s3cr3t HTTP/1.1\r
                            Host: x\r
                            Cookie: s3cr3t\r
                            Connection: close\r
                            \r
                            """
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
