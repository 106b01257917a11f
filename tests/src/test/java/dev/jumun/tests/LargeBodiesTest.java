package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A server with 512 MB of heap takes many bodies at once, each of which becomes 200 MB of tree. */
@Timeout(300)
class LargeBodiesTest {
    private static final int SIZE = 16_500_000;
    private static final int CLIENTS = 8;
    private static final int EACH = 3;

    private static String repeated(String piece) {
        return "[" + piece.repeat(SIZE / piece.length() - 1) + "0]";
    }

    private static List<Integer> post(Attacks attacks, String body) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            statuses.add(ask(attacks, body));
            assertThat(attacks.ask("POST /any", "[[], [1], {}]")).isEqualTo(200);
        }
        return statuses;
    }

    private static int ask(Attacks attacks, String body) throws Exception {
        try {
            return attacks.ask("POST /any", body);
        } catch (SocketException refused) {
            return 503; // it was answered, and closed, while the client was still sending
        }
    }

    @Test
    void livesAndAnswersWhileAndAfterManyAreSent() throws Exception {
        String lists = repeated("[],");
        String maps = repeated("{\"\":0},");
        try (SmallServer server = new SmallServer("-Xmx512m");
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            Attacks attacks = new Attacks(server.port());
            assertThat(attacks.ask("POST /any", lists)).as("alone").isEqualTo(200);
            assertThat(attacks.ask("POST /any", maps)).as("alone").isEqualTo(413);
            List<Callable<List<Integer>>> tasks = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String body = i % 2 == 0 ? lists : maps;
                tasks.add(() -> post(attacks, body));
            }
            for (Future<List<Integer>> statuses : clients.invokeAll(tasks)) {
                assertThat(statuses.get()).hasSize(EACH).isSubsetOf(200, 413, 503);
            }
            assertThat(server.isAlive()).isTrue();
            assertThat(attacks.ask("POST /any", lists)).as("alone, afterwards").isEqualTo(200);
        }
    }
}
