package dev.jumun.runtime.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToIntFunction;

/** The engines that run in this JVM, and what all of them count, for metrics. */
public final class Engines {
    private static final List<EngineStatus> RUNNING = new CopyOnWriteArrayList<>();
    private static final LongAdder DROPPED = new LongAdder();

    private Engines() {}

    /** An engine begins to serve. */
    public static void begin(EngineStatus engine) {
        RUNNING.add(engine);
    }

    /** An engine has ended. */
    public static void end(EngineStatus engine) {
        RUNNING.remove(engine);
    }

    /** Adds a number of all that run: of connections, of web sockets, of held loops. */
    public static int total(ToIntFunction<EngineStatus> number) {
        return RUNNING.stream().mapToInt(number).sum();
    }

    /** A message of a room was not sent to a member that is too far behind. */
    public static void droppedFromRoom() {
        DROPPED.increment();
    }

    /** How many messages of rooms were not sent since the JVM began. */
    public static long droppedFromRooms() {
        return DROPPED.sum();
    }
}
