package dev.jumun.jobs;

import dev.jumun.jobs.JobsBuilder.Handled;
import dev.jumun.jobs.JobsBuilder.Repeated;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.dependency.Lifespan;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dependency.ProviderKey;
import dev.jumun.runtime.request.Call;
import dev.jumun.runtime.request.Provisions;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of an API with {@link Task}, {@link Every} and {@link Cron}, as generated code
 * declares them at its start. Programs do not use this themselves.
 */
public final class DeclaredTasks {
    /** Makes an attempt of a task. */
    @FunctionalInterface
    public interface Attempt<T> {
        /** Lends what the task takes, and calls it. */
        void run(T payload, Job job, Call call) throws Exception;
    }

    /** Makes an attempt of a task in the transaction that also removes the job. */
    @FunctionalInterface
    public interface OnceAttempt<T> {
        /** Lends what the task takes, and calls it. */
        void run(T payload, Job job, Connection connection, Call call) throws Exception;
    }

    /** Does repeated work. */
    @FunctionalInterface
    public interface Repetition {
        /** Lends what the work takes, and calls it. */
        void run(Call call) throws Exception;
    }

    private final Overrides overrides;
    private final @Nullable ProviderKey<Jobs> keeper;
    private final List<Handled<?>> handled = new ArrayList<>();
    private final List<Repeated> repeated = new ArrayList<>();
    private final LocalJobs local = new LocalJobs();
    private volatile @Nullable Jobs jobs;

    /**
     * Makes those of an application that starts.
     *
     * @param keeper what provides the jobs that keep them; null if they are those of the process
     */
    public DeclaredTasks(Lifespan lifespan, @Nullable ProviderKey<Jobs> keeper) {
        this.overrides = lifespan.overrides();
        this.keeper = keeper;
        lifespan.add(this);
    }

    /** Those that the provider keeps that is being set up by the calling thread; or null. */
    static @Nullable DeclaredTasks beingSetUp() {
        Lifespan life = Lifespan.beingSetUp().orElse(null);
        if (life != null) {
            String provider = life.provider().orElse("");
            for (DeclaredTasks each : life.all(DeclaredTasks.class)) {
                if (each.keeper != null && each.keeper.provider().equals(provider)) {
                    return each;
                }
            }
        }
        return null;
    }

    /** Declares a task, and returns what adds its jobs. */
    public <T> Later<T> add(JobType<T> type, Codec<T> codec, Attempt<T> attempt) {
        JobHandler<T> handler =
                (payload, job) ->
                        Provisions.run(overrides, call -> attempt.run(payload, job, call));
        if (keeper == null) {
            local.handle(Registration.inProcess(type, codec, handler));
            return Later.now(local, type, codec);
        }
        handled.add(new Handled<>(type, codec, handler, null));
        return Later.now(this::store, type, codec);
    }

    /** Declares a task whose effect and record are in one transaction of the jobs' database. */
    public <T> Later<T> addOnce(JobType<T> type, Codec<T> codec, OnceAttempt<T> attempt) {
        JobsBuilder.Once<T> handler =
                (payload, job, connection) ->
                        Provisions.run(
                                overrides, call -> attempt.run(payload, job, connection, call));
        handled.add(new Handled<>(type, codec, null, handler));
        return Later.now(this::store, type, codec);
    }

    /** Declares work that is done a duration after it has ended. */
    public void every(String name, Duration duration, Repetition work) {
        repeated.add(Repeated.every(name, duration, () -> Provisions.run(overrides, work::run)));
    }

    /** Declares work that is done at times of a zone. */
    public void cron(String name, String times, ZoneId zone, Repetition work) {
        repeated.add(Repeated.cron(name, times, zone, () -> Provisions.run(overrides, work::run)));
    }

    /** Returns what adds jobs in a request: those of the process begin after its response. */
    public static <T> Later<T> after(Call call, Later<T> later) {
        return later.after(call.tasks());
    }

    /** Until its provider has been set up, the jobs of a database cannot be added. */
    private int store(
            @Nullable Connection within, String name, List<NewJob> added, Instant due, Instant now)
            throws SQLException {
        Jobs kept = jobs;
        if (kept == null) {
            throw new IllegalStateException(
                    "A job of %s cannot be added before %s has been set up. Take Jobs as a parameter as well."
                            .formatted(name, keeper == null ? "Jobs" : keeper.provider()));
        }
        return kept.store(within, name, added, due, now);
    }

    void addTo(JobsBuilder builder) {
        handled.forEach(builder::handle);
        repeated.forEach(builder::repeat);
    }

    void keptBy(Jobs started) {
        jobs = started;
    }

    /**
     * Begins to run jobs, when all is set up. Blocks until shut-down, and then until those that run
     * have ended: nothing that they use has been torn down by then.
     *
     * @throws InterruptedException if the calling thread is interrupted
     * @throws Exception what ending the jobs throws
     */
    public void serve(Lifespan lifespan) throws Exception {
        if (keeper == null) {
            local.begin(repeated);
            lifespan.serve("LocalJobs", local);
            return;
        }
        Jobs kept = jobs;
        if (kept == null) {
            throw new IllegalStateException(
                    "%s provides Jobs that were started elsewhere, and do not run the tasks of this API. Start them in the provider, or in what overrides it: Jobs.on(pool).lend(yield)."
                            .formatted(keeper.provider()));
        }
        kept.begin();
        lifespan.serve("Jobs", kept);
    }
}
