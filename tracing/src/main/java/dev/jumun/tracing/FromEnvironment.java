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
 * Traces as the variables {@code OTEL_…} have it. What the application has set up is used: its own
 * {@link Tracing}, or the global OpenTelemetry, which is then not ended here.
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
        OpenTelemetrySdk sdk =
                AutoConfiguredOpenTelemetrySdk.builder()
                        .addPropertiesSupplier(() -> properties(environment))
                        .disableShutdownHook()
                        .build()
                        .getOpenTelemetrySdk();
        AtomicBoolean ended = new AtomicBoolean(); // the server ends it, then the application
        return List.of(
                Tracing.owning(
                        sdk,
                        () -> {
                            if (ended.compareAndSet(false, true)) {
                                sdk.shutdown().join(FLUSH_SECONDS, TimeUnit.SECONDS);
                            }
                        }));
    }

    /** The variables, by the names that the SDK has for them, with what this module brings. */
    private static Map<String, String> properties(Map<String, String> environment) {
        Map<String, String> properties = new HashMap<>();
        properties.put("otel.exporter.otlp.protocol", "http/protobuf"); // no gRPC over the JDK
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return properties;
    }
}
