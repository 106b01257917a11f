package dev.jumun.tracing;

import dev.jumun.exchange.RequestObserver;
import dev.jumun.runtime.dependency.ObserverSource;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Traces, metrics and logs as the variables {@code OTEL_…} ask for them. What the application has
 * set up is used: its own {@link Tracing}, or the global OpenTelemetry, which is then not ended
 * here.
 */
public final class FromEnvironment implements ObserverSource {
    private static final int FLUSH_SECONDS = 5;

    /** For the service loader. */
    public FromEnvironment() {}

    @Override
    public List<RequestObserver> observers(
            List<RequestObserver> declared, Map<String, String> environment) {
        boolean isDeclared = declared.stream().anyMatch(Tracing.class::isInstance);
        if (isDeclared || "true".equalsIgnoreCase(environment.get("OTEL_SDK_DISABLED"))) {
            return List.of();
        }
        if (GlobalOpenTelemetry.isSet()) {
            return List.of(Tracing.of(GlobalOpenTelemetry.get()));
        }
        ExportFailures.shorten();
        OpenTelemetrySdk sdk =
                AutoConfiguredOpenTelemetrySdk.builder()
                        .addPropertiesSupplier(() -> properties(environment))
                        .disableShutdownHook()
                        .build()
                        .getOpenTelemetrySdk();
        Runnable endLogs =
                isWanted("LOGS", environment) ? LogExport.begin(sdk.getLogsBridge()) : () -> {};
        AtomicBoolean ended = new AtomicBoolean(); // the server ends it, then the application
        Tracing tracing =
                Tracing.owning(
                        sdk,
                        () -> {
                            if (ended.compareAndSet(false, true)) {
                                endLogs.run();
                                sdk.shutdown().join(FLUSH_SECONDS, TimeUnit.SECONDS);
                            }
                        });
        return isWanted("METRICS", environment)
                ? List.of(tracing, new RequestMeters(sdk))
                : List.of(tracing);
    }

    /** Unless the environment turns them off, all signals are sent. */
    private static boolean isWanted(String signal, Map<String, String> environment) {
        return !"none".equalsIgnoreCase(environment.get("OTEL_" + signal + "_EXPORTER"));
    }

    /** The variables, by the names that the SDK has for them, with what this module brings. */
    private static Map<String, String> properties(Map<String, String> environment) {
        Map<String, String> properties = new HashMap<>();
        properties.put("otel.exporter.otlp.protocol", "http/protobuf"); // no gRPC over the JDK
        if (environment.keySet().stream().noneMatch(name -> name.startsWith("OTEL_BSP_MAX_"))) {
            // A request to the collector costs as much as some hundreds of spans.
            properties.put("otel.bsp.max.export.batch.size", "2048");
            properties.put("otel.bsp.max.queue.size", "8192");
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return properties;
    }
}
