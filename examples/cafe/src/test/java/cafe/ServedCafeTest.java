package cafe;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

/** The café over sockets. */
@Timeout(120)
class ServedCafeTest {
    /** An order takes five seconds: one that ends sooner was ended, on a busy machine, too. */
    private static final Duration SOON_ENOUGH = Duration.ofSeconds(4);

    private HikariDataSource pool = new HikariDataSource();
    private App app = App.of(Cafe.class);

    @SuppressWarnings("NullAway.Init") // before each test
    private Server server;

    @BeforeEach
    void open() throws Exception {
        pool = Database.open("jdbc:h2:mem:" + UUID.randomUUID());
        app.override(DataSource.class, () -> pool).start();
        server = Server.start(app, ServerSettings.defaults().withPort(0));
    }

    @AfterEach
    void close() throws Exception {
        server.stop(app::cancelAll);
        app.close();
        pool.close();
    }

    @Test
    void aThousandBreakfastsTakeAsLongAsOne() throws Exception {
        aThousandBreakfasts(Duration.ofSeconds(30)); // one after another: 50 minutes
    }

    @Test
    @Tag("long")
    void aThousandBreakfastsTakeAsLongAsOneOnAQuietMachine() throws Exception {
        aThousandBreakfasts(Duration.ofMillis(4500));
    }

    private void aThousandBreakfasts(Duration most) throws Exception {
        for (int i = 0; i < 300; i++) {
            ask("GET /drinks"); // a café that has been open for a while
        }
        long begin = System.nanoTime();
        try (ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> orders = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                orders.add(() -> ask("GET /breakfast"));
            }
            for (Future<String> order : guests.invokeAll(orders)) {
                assertThat(order.get()).endsWith("{\"drink\":\"coffee\",\"food\":\"toast\"}");
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.println("1,000 breakfasts took " + took.toMillis() + " ms");
        assertThat(took).isBetween(Duration.ofSeconds(3), most);
    }

    @Test
    void aClientThatIsCutOffEndsItsOrderAtOnce() throws Exception {
        cutOff(30, SOON_ENOUGH); // the long test is strict
    }

    @Test
    @Tag("long")
    void aThousandClientsThatAreCutOffEndTheirOrdersAtOnce() throws Exception {
        cutOff(20, Duration.ofMillis(500)); // so that all classes are there
        cutOff(1000, Duration.ofMillis(50));
    }

    private void cutOff(int times, Duration most) throws Exception {
        long slowest = 0;
        for (int i = 0; i < times; i++) {
            Socket socket = connect();
            socket.getOutputStream().write(order(5).getBytes(StandardCharsets.US_ASCII));
            Waiting.forOrders(1);
            long cut = System.nanoTime();
            socket.close();
            Waiting.forOrders(0);
            slowest = Math.max(slowest, System.nanoTime() - cut);
        }
        System.out.println(
                "Cut off "
                        + times
                        + " times; the slowest was noticed in "
                        + slowest / 1_000
                        + " µs");
        assertThat(Duration.ofNanos(slowest)).isLessThan(most);
        assertThat(ask("GET /orders/count")).endsWith("\r\n0");
    }

    @Test
    void curlThatIsKilledEndsItsOrderAtOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            Process curl =
                    new ProcessBuilder(
                                    "curl",
                                    "-s",
                                    "-H",
                                    "content-type: application/json",
                                    "-d",
                                    "{\"drink\": 1}",
                                    "http://127.0.0.1:" + server.port() + "/orders?seconds=5")
                            .start();
            Waiting.forOrders(1);
            curl.destroyForcibly().waitFor();
            long cut = System.nanoTime();
            Waiting.forOrders(0);
            assertThat(Duration.ofNanos(System.nanoTime() - cut)).isLessThan(SOON_ENOUGH);
        }
    }

    private static String order(int seconds) {
        String body = "{\"drink\": 1}";
        return "POST /orders?seconds=%d HTTP/1.1\r\nHost: cafe\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(seconds, body.length(), body);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private String ask(String line) throws IOException {
        try (Socket socket = connect();
                InputStream in = socket.getInputStream()) {
            String request = line + " HTTP/1.1\r\nHost: cafe\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
