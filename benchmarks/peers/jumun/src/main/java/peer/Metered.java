package peer;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.Provides;
import dev.jumun.Response;
import dev.jumun.Scope;
import dev.jumun.metrics.Metrics;
import dev.jumun.server.Jumun;

import org.jspecify.annotations.Nullable;

/** Small JSON, measured. */
@Api(title = "Peer")
public final class Metered {
    @Provides(Scope.APP)
    static Metrics metrics() {
        return Metrics.prometheus();
    }

    @Get("/json")
    Peer.Message json() {
        return new Peer.Message("Hello, World!");
    }

    @Get("/metrics")
    Response metrics(@Header @Nullable String accept, Metrics metrics) {
        return metrics.scrape(accept);
    }

    /** Serves it. */
    public static void main(String[] args) {
        Jumun.run(Metered.class, args);
    }
}
