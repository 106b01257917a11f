package dev.jumun.jobs;

import dev.jumun.Api;
import dev.jumun.BackgroundTasks;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.Status;
import dev.jumun.async.Yield;
import dev.jumun.jobs.Desk.Trail;
import dev.jumun.jobs.Parcels.Parcel;

import java.io.IOException;
import java.sql.SQLException;

/** A task that adds jobs, and work in the background of its attempts. */
@Api(title = "Workshop")
class Workshop {
    /** What an attempt borrows. */
    record Bench(Trail trail) {}

    /** What adds jobs for others: set up once, for all of the application. */
    record Counter(Later<Parcel> ship) {}

    @Provides(Scope.APP)
    static Trail trail() {
        return new Trail();
    }

    @Provides(Scope.APP)
    static Counter counter(Later<Parcel> ship) {
        return new Counter(ship);
    }

    @Provides(Scope.FUNCTION)
    static void bench(Trail trail, Yield<Bench> yield) throws Exception {
        yield.to(new Bench(trail));
        trail.add("the bench is given back");
    }

    @Task(retries = 1, backOff = "0s", longestBackOff = "0s")
    @SuppressWarnings("JUMUN-DEP-14") // the trail outlives the bench
    void mend(Parcel parcel, Job job, Bench bench, BackgroundTasks tasks, Later<Parcel> ship)
            throws SQLException {
        bench.trail().add("mend " + job.attempt());
        tasks.add(() -> {
            bench.trail().add("sweep " + job.attempt());
            if (parcel.millis() >= job.attempt()) {
                throw new IOException("no broom");
            }
        });
        ship.add(parcel);
    }

    @Task
    void ship(Parcel parcel, Trail trail) {
        trail.add("ship " + parcel.id());
    }

    @Post("/mend")
    @Status(202)
    void add(Parcel parcel, Later<Parcel> mend, Trail trail) throws SQLException {
        mend.add(parcel);
        trail.add("answered");
    }

    @Post("/ship")
    @Status(202)
    void ship(Parcel parcel, Counter counter, Trail trail) throws SQLException {
        counter.ship().add(parcel);
        trail.add("answered");
    }
}
