package dev.jumun.tests.operating;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.app.Readiness;

/** An API with the checks of the chapter. */
@Api
class Checked {
    @Provides(Scope.APP)
    static Readiness readiness() {
        return Readiness.of()
                .check("database", () -> check("database"))
                .degraded("recommendations", () -> check("recommendations"));
    }

    private static void check(String name) {
        if (name.isEmpty()) {
            throw new IllegalStateException("A check has a name.");
        }
    }

    @Get("/")
    String root() {
        return "open";
    }
}
