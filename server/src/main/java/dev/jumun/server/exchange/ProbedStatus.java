package dev.jumun.server.exchange;

import dev.jumun.runtime.engine.EngineStatus;
import dev.jumun.server.limits.Limits;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** What health checks are answered with, and whether something asks them. */
public final class ProbedStatus implements EngineStatus {
    /** How long a loop may be busy before it is reported as held. */
    private static final long HELD_NANOS = Duration.ofSeconds(10).toNanos();

    /** Something that asks less often than this does not direct requests. */
    private static final long RECENT_NANOS = Duration.ofMinutes(1).toNanos();

    private final Limits settings;
    private final EventLoopGroup loops;
    private final IntSupplier connections;
    private final AtomicInteger webSockets = new AtomicInteger();

    /** When a loop was called that has not come round since. */
    private final Map<EventExecutor, Long> called = new ConcurrentHashMap<>();

    private volatile boolean draining;
    private volatile boolean asked;
    private volatile long askedAt;

    ProbedStatus(Limits settings, EventLoopGroup loops, IntSupplier connections) {
        this.settings = settings;
        this.loops = loops;
        this.connections = connections;
    }

    @Override
    public boolean servesHealth() {
        return settings.health();
    }

    @Override
    public boolean isLive() {
        return heldLoops() == 0;
    }

    /** Calls all loops, and looks whether those that were called before have come round. */
    @Override
    public int heldLoops() {
        int held = 0;
        long now = System.nanoTime();
        for (EventExecutor loop : loops) {
            Long before = called.putIfAbsent(loop, now);
            if (before == null) {
                loop.execute(() -> called.remove(loop));
            } else if (now - before >= HELD_NANOS) {
                held++;
            }
        }
        return held;
    }

    @Override
    public int connections() {
        return connections.getAsInt();
    }

    @Override
    public int webSockets() {
        return webSockets.get();
    }

    /** A connection becomes a web socket. */
    public void webSocket(Channel channel) {
        webSockets.incrementAndGet();
        channel.closeFuture().addListener(closed -> webSockets.decrementAndGet());
    }

    @Override
    public boolean wantsRequests() {
        askedAt = System.nanoTime();
        asked = true;
        return !draining;
    }

    /** From now on no more requests are wanted. */
    public void drain() {
        draining = true;
    }

    /** Whether something that directs requests has asked lately. */
    public boolean isAsked() {
        return asked && System.nanoTime() - askedAt < RECENT_NANOS;
    }
}
