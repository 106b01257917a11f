package dev.jumun.metrics;

import dev.jumun.async.TaskInfo;
import dev.jumun.async.observe.Carriers;
import dev.jumun.runtime.engine.EngineStatus;
import dev.jumun.runtime.engine.Engines;
import dev.jumun.runtime.engine.JobCounts;
import dev.jumun.runtime.engine.JobCounts.Event;
import dev.jumun.runtime.engine.Outage;
import dev.jumun.runtime.engine.Outage.Part;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.Locale;
import java.util.function.ToIntFunction;

/** What only Jumun knows of itself. Read at each scrape; nothing is counted for it meanwhile. */
final class OwnMeters {
    private OwnMeters() {}

    static void bind(MeterRegistry registry) {
        TaskCounts tasks = new TaskCounts();
        for (TaskInfo.State state : TaskInfo.State.values()) {
            Gauge.builder("jumun.tasks", () -> tasks.of(state))
                    .description("Tasks and parts of tasks.")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        engines("jumun.loops.held", "Event loops held for ten seconds.", EngineStatus::heldLoops)
                .register(registry);
        engines("jumun.connections", "Open connections.", EngineStatus::connections)
                .register(registry);
        engines("jumun.websockets", "Open web sockets.", EngineStatus::webSockets)
                .register(registry);
        FunctionCounter.builder("jumun.carriers.starved", tasks, any -> Carriers.starved())
                .description("How often all carriers of virtual threads were held.")
                .register(registry);
        FunctionCounter.builder("jumun.room.dropped", tasks, any -> Engines.droppedFromRooms())
                .description("Messages not sent to members of rooms that are too far behind.")
                .register(registry);
        Gauge.builder("jumun.limit.stores.away", () -> Outage.away(Part.LIMIT_STORE))
                .description("Stores of rate limits that are away.")
                .register(registry);
        FunctionCounter.builder("jumun.limit.local", tasks, any -> Outage.damages(Part.LIMIT_STORE))
                .description("Requests counted by this node, as the store of their limit was away.")
                .register(registry);
        Gauge.builder("jumun.buses.away", () -> Outage.away(Part.BUS))
                .description("Buses whose engine is away.")
                .register(registry);
        FunctionCounter.builder("jumun.bus.gaps", tasks, any -> Outage.damages(Part.BUS))
                .description("How often messages of a bus may have been missed.")
                .register(registry);
        jobs(registry);
    }

    /** The same for those of a database and those of the process. */
    private static void jobs(MeterRegistry registry) {
        counter("jumun.jobs.added", Event.ADDED, "Jobs added by this node.").register(registry);
        attempts("done", Event.DONE).register(registry);
        attempts("failed", Event.FAILED).register(registry);
        attempts("cut_off", Event.CUT_OFF).register(registry);
        counter("jumun.jobs.lost", Event.LOST, "Failed attempts whose node had ended.")
                .register(registry);
        counter("jumun.jobs.dead", Event.DEAD, "Jobs that have failed at their last attempt.")
                .register(registry);
        Gauge.builder("jumun.jobs.running", JobCounts::running)
                .description("Attempts of jobs, and repeated work, that run now.")
                .register(registry);
    }

    private static FunctionCounter.Builder<?> attempts(String outcome, Event event) {
        return counter("jumun.jobs.attempts", event, "Attempts of jobs, and repeated work.")
                .tag("outcome", outcome);
    }

    private static FunctionCounter.Builder<?> counter(
            String name, Event event, String description) {
        return FunctionCounter.builder(name, event, JobCounts::all).description(description);
    }

    private static Gauge.Builder<?> engines(
            String name, String description, ToIntFunction<EngineStatus> number) {
        return Gauge.builder(name, () -> Engines.total(number)).description(description);
    }
}
