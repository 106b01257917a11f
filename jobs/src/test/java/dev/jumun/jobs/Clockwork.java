package dev.jumun.jobs;

import dev.jumun.Api;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.jobs.Desk.Trail;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Repeated work without a database. */
@Api(title = "Clockwork")
class Clockwork {
    private final AtomicInteger count = new AtomicInteger();

    @Provides(Scope.APP)
    static Trail trail() {
        return new Trail();
    }

    /** A value for each time. */
    record Turn(Trail trail) {}

    @Provides
    static Turn turn(Trail trail) {
        return new Turn(trail);
    }

    @Every("1ms")
    void tick(Turn turn) throws IOException {
        int number = count.incrementAndGet();
        turn.trail().add("tick " + number);
        if (number == 2) {
            throw new IOException("once");
        }
    }

    @Cron("0 0 29 2 *")
    static void leap(Trail trail) {
        trail.add("leap day");
    }
}
