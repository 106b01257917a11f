package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestHead;
import dev.jumun.limits.RateLimit;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.ForwardingExchange;
import dev.jumun.middleware.ForwardingHead;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Clients of a Unix socket have no addresses: the path of their end is theirs to choose. */
class UnixClientsTest {
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    private Exchange fromAnother(Exchange exchange) {
        SocketAddress address = UnixDomainSocketAddress.of("/tmp/" + number.incrementAndGet());
        RequestHead head =
                new ForwardingHead(exchange.head()) {
                    @Override
                    public SocketAddress remoteAddress() {
                        return address;
                    }
                };
        return new ForwardingExchange(exchange) {
            @Override
            public RequestHead head() {
                return head;
            }
        };
    }

    @Test
    void areOneForARateLimitWhichSaysSoOnce() throws Exception {
        Logger logger = Logger.getLogger("dev.jumun.limits");
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord entry) {
                        warnings.add(entry.getMessage());
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        logger.addHandler(handler);
        RateLimit limit = RateLimit.of(2, Duration.ofHours(1));
        Filter limited = (exchange, next) -> limit.handle(fromAnother(exchange), next);
        try (TestClient client = Filtered.behind(limited)) {
            assertThat(client.get("/client").send().status()).isEqualTo(200);
            assertThat(client.get("/client").send().status()).isEqualTo(200);
            assertThat(client.get("/client").send().status()).isEqualTo(429);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(warnings).hasSize(1);
        assertThat(warnings.getFirst()).contains("ProxyHeaders.trusting(\"unix\")");
    }
}
