package dev.jumun.tests.operating;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Provides;
import dev.jumun.Scope;

/** An API whose requests an observer of its own sees. */
@Api
class Timed {
    @Provides(Scope.APP)
    static Slowest slowest() {
        return new Slowest();
    }

    @Get("/drinks/{id}")
    long drink(long id) {
        return id;
    }

    @Get("/slowest")
    String names(Slowest slowest) {
        return String.join(" ", slowest.byRoute.keySet().stream().sorted().toList());
    }
}
