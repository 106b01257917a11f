package cafe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The café as a program of its own. */
@Timeout(120)
class ProcessTest {
    private static final Pattern LISTENING =
            Pattern.compile("Listening +http://127\\.0\\.0\\.1:(\\d+)");

    private record Program(Process process, BufferedReader out, int port) {}

    private static Program start(List<String> javaOptions, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "cafe.Cafe"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            all.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return new Program(process, out, Integer.parseInt(listening.group(1)));
            }
        }
        throw new IOException("status " + process.waitFor() + ": " + all);
    }

    @Test
    void saysWhereItListensAndEndsWithStatusZero() throws Exception {
        Program program =
                start(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"), "--port", "0");
        assertThat(program.out().readLine()).contains("/docs");
        assertThat(program.out().readLine()).containsPattern("Started in +\\d+ ms");
        program.process().destroy();
        assertThat(program.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(program.process().exitValue()).isZero();
    }

    @Test
    void saysSoOnceWhenItMustUseTheDefaultScheduler() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "cafe.Cafe",
                                "--port",
                                "0")
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            String line = out.readLine();
            while (line != null && !line.contains("Started in")) {
                lines.add(line);
                line = out.readLine();
            }
            assertThat(lines).filteredOn(l -> l.contains("--add-opens")).hasSize(1);
        } finally {
            process.destroy();
        }
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        Program first = start(List.of(), "--port", "0");
        try {
            Process second = run("--port", Integer.toString(first.port()));
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(text(second)).contains("Port " + first.port() + " of 127.0.0.1 is in use");
            Process wrong = run("--prot", "1");
            assertThat(wrong.waitFor()).isEqualTo(2);
            assertThat(text(wrong)).contains("--prot").contains("--help");
        } finally {
            first.process().destroy();
        }
    }

    private static Process run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "cafe.Cafe"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void noRequestInProgressIsLostOnSigterm() throws Exception {
        Program program =
                start(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"), "--port", "0");
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        CountDownLatch busy = new CountDownLatch(64 * 20);
        List<Thread> guests = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            guests.add(Thread.startVirtualThread(() -> ask(program.port(), answered, lost, busy)));
        }
        busy.await();
        program.process().destroy();
        for (Thread guest : guests) {
            guest.join();
        }
        assertThat(program.process().waitFor(Duration.ofSeconds(25))).isTrue();
        assertThat(program.process().exitValue()).isZero();
        assertThat(lost).hasValue(0);
        System.out.println(
                "SIGTERM under load: " + answered + " requests answered, " + lost + " lost");
    }

    /** Asks over one connection after the other, until nobody listens any more. */
    private static void ask(
            int port, AtomicInteger answered, AtomicInteger lost, CountDownLatch busy) {
        byte[] request =
                "GET /drinks HTTP/1.1\r\nHost: cafe\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        while (true) {
            Socket connected;
            try {
                connected = new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException e) {
                return; // nobody listens any more, and nothing has been asked
            }
            try (Socket socket = connected) {
                InputStream in = socket.getInputStream();
                boolean open = true;
                while (open) {
                    socket.getOutputStream().write(request);
                    StringBuilder answer = new StringBuilder();
                    while (answer.indexOf("Latte\",\"price\":\"3.80\"}]") < 0) {
                        int b = in.read();
                        if (b < 0) {
                            lost.incrementAndGet();
                            return;
                        }
                        answer.append((char) b);
                    }
                    answered.incrementAndGet();
                    busy.countDown();
                    open = answer.indexOf("connection: close") < 0;
                }
            } catch (IOException e) {
                lost.incrementAndGet();
                return;
            }
        }
    }
}
