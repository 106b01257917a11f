package dev.jumun.server;

import dev.jumun.app.App;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.kitchen.view.EngineView;
import dev.jumun.kitchen.view.Titled;
import dev.jumun.server.exchange.HandlerNames;
import dev.jumun.server.exchange.ServerState;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.SingleThreadEventExecutor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A server as {@code jumun ps} and the kitchen see it. Never waits for an event loop. */
final class ServerView implements EngineView {
    private final Supplier<ServerState> state;
    private final String address;

    /** When a loop was given the task that it has not run yet. */
    private final Map<EventExecutor, Long> called = new ConcurrentHashMap<>();

    ServerView(Supplier<ServerState> state, String address) {
        this.state = state;
        this.address = address;
    }

    @Override
    public String title() {
        return switch (state.get().application()) {
            case App app -> app.title();
            case Titled host -> host.title();
            default -> "A server";
        };
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public int requests() {
        return state.get().requestCount();
    }

    @Override
    public int connections() {
        return state.get().connectionCount();
    }

    @Override
    public int webSockets() {
        return (int)
                state.get().connections().stream()
                        .filter(each -> each.pipeline().get(HandlerNames.WEB_SOCKET) != null)
                        .count();
    }

    @Override
    public List<String> heldLoops(Duration atLeast) {
        List<String> held = new ArrayList<>();
        long now = System.nanoTime();
        for (EventExecutor loop : state.get().loops()) {
            Long before = called.putIfAbsent(loop, now);
            if (before == null) {
                loop.execute(() -> called.remove(loop));
            } else if (now - before >= atLeast.toNanos()
                    && loop instanceof SingleThreadEventExecutor single) {
                held.add(single.threadProperties().name());
            }
        }
        return held;
    }

    @Override
    public List<RequestObserver> observers() {
        return state.get().watching().observers();
    }

    @Override
    public void observe(@Nullable RequestObserver more) {
        state.get().watching().observe(more);
    }
}
