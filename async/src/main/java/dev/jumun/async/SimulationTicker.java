package dev.jumun.async;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks after all simulations, in real time: whether one waits for something from outside. */
final class SimulationTicker {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Set<SimulatedScheduler> ACTIVE = ConcurrentHashMap.newKeySet();
    private static volatile boolean asleep;
    private static final Thread THREAD =
            OwnThread.named("jumun-simulation").start(SimulationTicker::run);

    private SimulationTicker() {}

    static void add(SimulatedScheduler simulation) {
        ACTIVE.add(simulation);
        if (asleep) {
            asleep = false;
            LockSupport.unpark(THREAD);
        }
    }

    static void remove(SimulatedScheduler simulation) {
        ACTIVE.remove(simulation);
    }

    private static void run() {
        int idle = 0;
        while (true) {
            LockSupport.parkNanos(ACTIVE, TICK);
            ACTIVE.forEach(SimulatedScheduler::tick);
            idle = ACTIVE.isEmpty() ? idle + 1 : 0;
            if (idle > 100) {
                asleep = true;
                while (asleep && ACTIVE.isEmpty()) {
                    LockSupport.park(ACTIVE);
                }
                asleep = false;
                idle = 0;
            }
        }
    }
}
