package dev.jumun.tests.operating;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.Provides;
import dev.jumun.Response;
import dev.jumun.Scope;
import dev.jumun.metrics.Metrics;

import org.jspecify.annotations.Nullable;

/** An API that Prometheus reads. */
@Api
class Metered {
    @Provides(Scope.APP)
    static Metrics metrics() {
        return Metrics.prometheus();
    }

    @Get("/metrics")
    Response metrics(@Header @Nullable String accept, Metrics metrics) {
        return metrics.scrape(accept);
    }
}
