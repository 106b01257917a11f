package dev.jumun.tests.operating;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.middleware.ProxyHeaders;
import dev.jumun.tracing.Tracing;

import io.opentelemetry.api.OpenTelemetry;

/** An API that sets up its traces itself. */
@Api
class Followed {
    @Provides(Scope.APP)
    static OpenTelemetry telemetry() {
        return OpenTelemetry.noop();
    }

    @Provides(Scope.APP)
    static Tracing tracing(OpenTelemetry telemetry) {
        return Tracing.of(telemetry).trusting(ProxyHeaders.trusting("10.0.0.0/8")).withTasks();
    }

    @Get("/followed")
    String followed() {
        return "followed";
    }
}
