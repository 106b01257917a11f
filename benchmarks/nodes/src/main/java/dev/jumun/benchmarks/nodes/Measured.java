package dev.jumun.benchmarks.nodes;

import dev.jumun.bus.Bus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Buses of several nodes over one engine, all in this process, without sockets behind them. */
final class Measured implements AutoCloseable {
    private static final String TOPIC = "nodes";
    private static final byte[] MESSAGE = new byte[100];
    private static final int AHEAD = 256;

    /** Connects a node. */
    @FunctionalInterface
    interface Connect {
        Bus node() throws Exception;
    }

    private final List<Bus> buses = new ArrayList<>();
    private final List<AtomicLong> received = new ArrayList<>();
    private long published;

    Measured(Connect connect, int nodes) throws Exception {
        for (int i = 0; i < nodes; i++) {
            Bus bus = connect.node();
            AtomicLong count = new AtomicLong();
            var _ = bus.subscribe(TOPIC, _ -> count.incrementAndGet());
            buses.add(bus);
            received.add(count);
        }
    }

    /** Publishes on all nodes in turn; returns how long a message has taken, in seconds. */
    double secondsForOne(int messages) {
        long begin = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            publish();
            await(published - AHEAD);
        }
        await(published);
        return (System.nanoTime() - begin) / 1e9 / messages;
    }

    /** Publishes one after the other; returns the median time to the last node, in seconds. */
    double secondsAlone(int messages) {
        double[] times = new double[messages];
        for (int i = 0; i < messages; i++) {
            long begin = System.nanoTime();
            publish();
            await(published);
            times[i] = (System.nanoTime() - begin) / 1e9;
        }
        Arrays.sort(times);
        return times[messages / 2];
    }

    private void publish() {
        buses.get((int) (published % buses.size())).publish(TOPIC, MESSAGE);
        published++;
    }

    private void await(long count) {
        for (AtomicLong each : received) {
            while (each.get() < count) {
                LockSupport.parkNanos(20_000);
            }
        }
    }

    @Override
    public void close() {
        buses.forEach(Bus::close);
    }
}
