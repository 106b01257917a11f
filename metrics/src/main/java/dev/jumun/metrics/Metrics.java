package dev.jumun.metrics;

import dev.jumun.Response;
import dev.jumun.async.Async;
import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.jdbc.Transactions;
import dev.jumun.runtime.engine.Scrapeable;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Measures all requests of a server, its tasks, its sockets and the JVM, by Micrometer.
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static Metrics metrics() {
 *     return Metrics.prometheus();
 * }
 *
 * @Get("/metrics")
 * Response metrics(@Header @Nullable String accept, Metrics metrics) {
 *     return metrics.scrape(accept);
 * }
 * }</pre>
 *
 * <p>{@code http.server.request.duration} has the attributes of OpenTelemetry's conventions for
 * HTTP. Its labels are the template of the route, and values of which there are few: a client
 * cannot make new series. An attribute that the conventions leave out is an empty label.
 */
public final class Metrics implements RequestObserver, Scrapeable {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS =
            "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final MeterRegistry registry;
    private volatile Requests requests;
    private final JvmMeters jvm;

    private Metrics(MeterRegistry registry) {
        this.registry = registry;
        this.requests = new Requests(registry, false);
        this.jvm = new JvmMeters(registry);
        OwnMeters.bind(registry);
    }

    /** Returns metrics for Prometheus, which {@link #scrape} shows. */
    public static Metrics prometheus() {
        return of(
                new PrometheusMeterRegistry(
                        PrometheusConfig.DEFAULT,
                        new PrometheusRegistry(),
                        Clock.SYSTEM,
                        new CurrentTrace()));
    }

    /** Returns metrics for any registry of Micrometer. It stays the caller's to close. */
    public static Metrics of(MeterRegistry registry) {
        return new Metrics(registry);
    }

    /**
     * Measures the sizes of bodies as well: {@code http.server.request.body.size}, as {@code
     * Content-Length} declares it, and {@code http.server.response.body.size}. Call it before the
     * first request.
     */
    public Metrics withBodySizes() {
        requests = new Requests(registry, true);
        return this;
    }

    /**
     * Measures the connections of a pool.
     *
     * @param pool a {@code HikariDataSource} whose {@code poolName} is its label
     * @throws IllegalArgumentException if it is another pool, of which nothing is known
     */
    public Metrics pool(DataSource pool) {
        if (!isHikari(pool)) {
            throw new IllegalArgumentException(
                    "Connections of a "
                            + pool.getClass().getName()
                            + " cannot be measured, only those of a HikariDataSource. Bind a meter"
                            + " of your own to Metrics.registry().");
        }
        HikariMeters.bind(pool, registry);
        return this;
    }

    /** Compares names, since the class cannot be loaded without HikariCP. */
    private static boolean isHikari(DataSource pool) {
        for (Class<?> each = pool.getClass(); each != null; each = each.getSuperclass()) {
            if (each.getName().equals("com.zaxxer.hikari.HikariDataSource")) {
                return true;
            }
        }
        return false;
    }

    /** Measures transactions: how they end, and the turns of requests before their pool. */
    public Metrics transactions(String name, Transactions transactions) {
        TransactionMeters.bind(name, transactions, registry);
        return this;
    }

    /** Returns the registry, for meters of the application. */
    public MeterRegistry registry() {
        return registry;
    }

    /**
     * Returns all measurements as Prometheus reads them. They are written on a platform thread, as
     * they may be many, and no event loop waits for it.
     *
     * @param accept the field {@code Accept} of the request; with {@code
     *     application/openmetrics-text} the response has exemplars
     * @throws IllegalStateException if the registry isn't that of {@link #prometheus}
     */
    public Response scrape(@Nullable String accept) {
        Page page =
                page(accept)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "These metrics are not for Prometheus: their registry is a "
                                                + registry.getClass().getName()
                                                + ". Use Metrics.prometheus(), or of(new"
                                                + " PrometheusMeterRegistry(…))."));
        return Response.bytes(page.type(), page.text().getBytes(StandardCharsets.UTF_8));
    }

    /** The same, for the server: it serves it at {@code /metrics} of its management address. */
    @Override
    public Optional<Page> page(@Nullable String accept) {
        if (!(registry instanceof PrometheusMeterRegistry prometheus)) {
            return Optional.empty();
        }
        boolean open = accept != null && accept.contains("application/openmetrics-text");
        String type = open ? OPEN_METRICS : TEXT;
        String all =
                Async.blocking(() -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
                    prometheus.scrape(out, type);
                    return out.toString(StandardCharsets.UTF_8);
                });
        return Optional.of(new Page(type, all));
    }

    @Override
    public Observation begin(RequestHead head) {
        return requests.begin(head);
    }

    /** Ends what listens to the JVM. The registry can still be read. */
    @Override
    public void close() {
        jvm.close();
    }
}
