package dev.jumun.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.TimeUnit;

/**
 * While the engine of a bus is away, memory stays what its outbox may take (8 MB and a frame),
 * however much is published.
 */
@Tag("long")
@Timeout(300)
class OutageHeapTest {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final long OUTAGE = TimeUnit.SECONDS.toNanos(3);
    private static final long PUBLISHED_BYTES = 1L << 30;
    private static final long MOST_BYTES = 24L << 20;

    @ParameterizedTest
    @EnumSource
    void theHeapIsFlatWhileTheEngineIsAway(Servers servers) throws Exception {
        try (Servers.Nodes nodes = servers.nodes()) {
            Heard here = Heard.on(nodes.first(), "chat");
            nodes.server().end();
            Heard.await("the node to notice", () -> !nodes.first().isConnected());

            long before = used();
            long most = before;
            byte[] message = new byte[64 << 10];
            long refused = 0;
            long begin = System.nanoTime();
            long published = 0;
            while (published < PUBLISHED_BYTES || System.nanoTime() - begin < OUTAGE) {
                try {
                    nodes.first().publish("chat", message);
                } catch (BusUnavailableException full) {
                    refused++;
                }
                published += message.length;
                if (published % (256L << 20) == 0) {
                    most = Math.max(most, used());
                }
            }
            most = Math.max(most, used());
            System.out.printf(
                    "%s away: %d MB published, %d messages refused, heap %d to %d MB%n",
                    servers, published >> 20, refused, before >> 20, most >> 20);
            assertThat(refused).isPositive();
            assertThat(most - before).isLessThan(MOST_BYTES);

            nodes.server().begin();
            Heard.await("the gap", () -> here.gaps() == 1);
            here.awaitCount(1);
            assertThat(here.gaps()).isEqualTo(1);
        }
    }

    /** What is reachable. */
    private static long used() {
        MEMORY.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
