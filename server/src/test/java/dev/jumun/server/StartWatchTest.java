package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.runtime.dependency.Lifespan;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dependency.ProviderKey;

import org.junit.jupiter.api.Test;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/** A start that does not end is not silent. */
class StartWatchTest {
    private static final Duration AT_ONCE = Duration.ofNanos(1);

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final PrintStream err =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
                @Override
                public void println(String line) {
                    lines.add(line);
                }
            };

    private static void waitIn(CountDownLatch latch) throws InterruptedException {
        latch.await();
    }

    @Test
    void aProviderThatDoesNotEndIsNamedWithItsLine() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        FutureTask<Lifespan> start =
                new FutureTask<>(() -> {
                    StartWatch watch = StartWatch.begin(StartWatchTest.class, AT_ONCE, err);
                    try {
                        return Lifespan.start(
                                new Overrides(),
                                life ->
                                        life.lend(
                                                new ProviderKey<String>(String.class, "Shop.shelf"),
                                                yield -> {
                                                    waitIn(latch);
                                                    yield.to("shelf");
                                                },
                                                value -> life.serve()));
                    } finally {
                        watch.close();
                    }
                });
        Thread.ofPlatform().start(start);
        String line = lines.take();
        while (!line.contains("CountDownLatch")) { // it may not have got there yet
            line = lines.take();
        }
        assertThat(line)
                .startsWith("StartWatchTest is still starting, after ")
                .contains("Shop.shelf has not ended its setup.")
                .contains("It is at dev.jumun.server.StartWatchTest.waitIn (StartWatchTest.java:")
                .endsWith(", in java.util.concurrent.CountDownLatch.await.");
        latch.countDown();
        start.get().stop(Duration.ofMinutes(1));
    }

    @Test
    void aMainThatDoesNotEndIsNamedWithItsLine() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        FutureTask<Void> start =
                new FutureTask<>(() -> {
                    StartWatch watch = StartWatch.begin(StartWatchTest.class, AT_ONCE, err);
                    try {
                        waitIn(latch);
                    } finally {
                        watch.close();
                    }
                    return null;
                });
        Thread.ofPlatform().start(start);
        String line = lines.take();
        while (!line.contains("CountDownLatch")) {
            line = lines.take();
        }
        assertThat(line)
                .contains(
                        "it has not started the server. It is at"
                                + " dev.jumun.server.StartWatchTest.waitIn");
        latch.countDown();
        start.get();
    }

    /** It may be an import, which takes an hour and starts nothing. */
    @Test
    void aMainThatHasNotBegunToStartIsNotCalledAStart() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        CountDownLatch server = new CountDownLatch(1);
        FutureTask<Void> main =
                new FutureTask<>(() -> {
                    StartWatch watch = StartWatch.beginMain(StartWatchTest.class, AT_ONCE, err);
                    try {
                        waitIn(latch);
                        StartWatch.begin(Program.class, err); // as Jumun.run does
                        waitIn(server);
                    } finally {
                        watch.close();
                    }
                    return null;
                });
        Thread.ofPlatform().start(main);
        String line = lines.take();
        while (!line.contains("CountDownLatch")) {
            line = lines.take();
        }
        assertThat(line)
                .matches(
                        "StartWatchTest\\.main has run for \\d+ s, and has not started a server\\."
                                + " It is at dev\\.jumun\\.server\\.StartWatchTest\\.waitIn .*");
        latch.countDown();
        while (!line.startsWith("StartWatchTest is still starting, after ")) {
            line = lines.take();
        }
        server.countDown();
        main.get();
    }

    /** Records how it was called. */
    static class Program {
        static final BlockingQueue<List<String>> CALLS = new LinkedBlockingQueue<>();

        public static void main(String[] args) {
            CALLS.add(Arrays.asList(args));
            if (args.length > 1) {
                throw new IllegalStateException("failed");
            }
        }
    }

    /** Its main is inherited. */
    static final class Inheriting extends Program {}

    /** Its main is of an object, without arguments. */
    static final class Instance {
        void main() {
            Program.CALLS.add(List.of("instance"));
        }
    }

    /** A main may start a server by itself, and continue. */
    @Test
    void aServerThatTheMainHasStartedEndsTheWatch() throws Exception {
        StartWatch watch = StartWatch.beginMain(Program.class, StartWatch.PATIENCE, err);
        Server.start(exchange -> {}, ServerSettings.defaults().withPort(0)).stop(() -> {});
        assertThat(watch.isClosed()).isTrue();
    }

    @Test
    void itRunsEachFormOfMainAndThrowsWhatThatThrows() throws Throwable {
        WatchedMain.main(new String[] {Program.class.getName(), "one"});
        assertThat(Program.CALLS.take()).containsExactly("one");
        WatchedMain.main(new String[] {Inheriting.class.getName()});
        assertThat(Program.CALLS.take()).isEmpty();
        WatchedMain.main(new String[] {Instance.class.getName()});
        assertThat(Program.CALLS.take()).containsExactly("instance");
        assertThatThrownBy(() ->
                        WatchedMain.main(new String[] {Program.class.getName(), "one", "two"}))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("failed");
    }
}
