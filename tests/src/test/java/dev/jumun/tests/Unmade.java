package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.middleware.TrustedHosts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application whose middleware can't be made. */
@Api
class Unmade {
    static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    record Pool() {}

    @Provides(Scope.APP)
    static void pool(Yield<Pool> yield) throws Exception {
        EVENTS.add("set up");
        yield.to(new Pool());
        EVENTS.add("torn down");
    }

    @Middleware
    static TrustedHosts hosts() {
        return TrustedHosts.of("not a host");
    }

    @Get("/")
    String root(Pool pool) {
        return pool.toString();
    }
}
