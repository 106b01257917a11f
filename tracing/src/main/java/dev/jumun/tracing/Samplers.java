package dev.jumun.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;

import java.util.regex.Pattern;

/** What is known of samplers. */
final class Samplers {
    /** The descriptions that the specification gives to samplers that decide by ids alone. */
    private static final Pattern OF_IDS =
            Pattern.compile(
                    "(?:AlwaysO(?:n|ff)Sampler|TraceIdRatioBased\\{[0-9.,]+}|ParentBased"
                            + "|root|(?:remote|local)Parent(?:Not)?Sampled|[{}:,])+");

    private Samplers() {}

    /**
     * Whether the sampler may look at attributes. If not, they are made only for requests that are
     * recorded.
     */
    static boolean mayReadAttributes(OpenTelemetry telemetry) {
        return !(telemetry instanceof OpenTelemetrySdk sdk)
                || !OF_IDS.matcher(sdk.getSdkTracerProvider().getSampler().getDescription())
                        .matches();
    }
}
