package dev.jumun.tests.operating;

import dev.jumun.Api;
import dev.jumun.Api.Mount;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.app.Readiness;
import dev.jumun.async.Async;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.TrustedHosts;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An API that needs two things, and would like to have a third. */
@Api(mounts = @Mount(path = "/inner", api = Probed.Inner.class))
class Probed {
    /** What is broken now. */
    static final Set<String> BROKEN = ConcurrentHashMap.newKeySet();

    static final AtomicInteger CHECKS = new AtomicInteger();

    /** An API below a path, which needs something, too. */
    @Api
    static class Inner {
        @Provides(Scope.APP)
        static Readiness readiness() {
            return Readiness.of().check("queue", () -> check("queue"));
        }

        @Get("/livez")
        String live() {
            return "the inner one's own";
        }
    }

    @Provides(Scope.APP)
    static Readiness readiness() {
        return Readiness.of()
                .check("database", () -> check("database"))
                .degraded("recommendations", () -> check("recommendations"));
    }

    private static void check(String name) throws IOException {
        CHECKS.incrementAndGet();
        if (BROKEN.contains(name)) {
            throw new IOException(name + " is broken, says a test: secret");
        }
        if (BROKEN.contains(name + " stands still")) {
            Async.sleep(Duration.ofDays(1));
        }
    }

    /** Probes have the address of a node as their host. */
    @Middleware
    Filter hosts() {
        return TrustedHosts.of("cafe.example");
    }

    @Get("/{path:path}")
    String anything(String path) {
        return path;
    }
}
