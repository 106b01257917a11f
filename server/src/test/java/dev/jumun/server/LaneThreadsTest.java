package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

@Timeout(30)
class LaneThreadsTest {
    /** The set of the JDK that a thread is in. */
    private static Object set(Thread thread) throws ReflectiveOperationException {
        Field container = Thread.class.getDeclaredField("container");
        container.setAccessible(true);
        return container.get(thread);
    }

    @Test
    void theThreadsOfALoopAreInASetOfItsOwn() throws Exception {
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        Server server =
                Server.start(
                        exchange -> {
                            threads.add(Thread.currentThread());
                            Handlers.text(exchange, 200, "ok");
                        },
                        ServerSettings.defaults().withPort(0));
        Thread alone = Thread.ofVirtual().start(() -> {});
        alone.join();
        String request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        int loops = Runtime.getRuntime().availableProcessors();
        try {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < loops; i++) {
                RawClient client = new RawClient(server);
                clients.add(client);
                assertThat(client.send(request).answer()).endsWith("ok");
                assertThat(client.send(request).answer()).endsWith("ok");
            }
            for (RawClient client : clients) {
                client.close();
            }
        } finally {
            server.stop(() -> {});
        }
        assertThat(threads).hasSize(2 * loops);
        List<Object> sets = new ArrayList<>();
        for (int i = 0; i < loops; i++) {
            Object set = set(threads.get(2 * i));
            assertThat(set(threads.get(2 * i + 1))).isSameAs(set);
            assertThat(set).isNotSameAs(set(alone));
            sets.add(set);
        }
        assertThat(sets).doesNotHaveDuplicates();
    }
}
