package dev.jumun.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends spans in batches from a thread of its own, by the settings of OpenTelemetry's batch
 * processor. It encodes a span when that ends: then it is in the processor's cache, and no span is
 * kept until there is a batch of them. Threads that end spans take no lock, and never wait.
 */
final class SpanBatches implements SpanProcessor {
    private static final System.Logger LOG = System.getLogger("dev.jumun.tracing");

    /** A batch with so many bytes is full, however few its spans are. */
    private static final int MOST_BYTES = 1 << 22;

    private final SpanExport export;
    private final int mostSpans;
    private final int mostFull;
    private final Duration delay;
    private final Duration timeout;

    /** Those that have room. A thread that adds a span has taken the batch out. */
    private final AtomicReferenceArray<@Nullable SpanBatch> open;

    private final Queue<SpanBatch> full = new ConcurrentLinkedQueue<>();
    private final AtomicInteger fullCount = new AtomicInteger();
    private final Queue<SpanBatch> spare = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableResultCode> flushes = new ConcurrentLinkedQueue<>();
    private final LongAdder dropped = new LongAdder();
    private final AtomicBoolean stops = new AtomicBoolean();
    private volatile boolean ended;
    private final Thread thread;

    /**
     * Starts its thread.
     *
     * @param mostSpans how many a batch has
     * @param mostWaiting about how many spans wait for the collector; further ones are dropped
     * @param delay after which time a batch is sent that is not full
     * @param timeout how long a batch may be on its way before the next
     */
    SpanBatches(
            SpanExport export, int mostSpans, int mostWaiting, Duration delay, Duration timeout) {
        this.export = export;
        this.mostSpans = mostSpans;
        this.mostFull = Math.max(1, mostWaiting / mostSpans);
        this.delay = delay;
        this.timeout = timeout;
        int processors = Runtime.getRuntime().availableProcessors();
        this.open = new AtomicReferenceArray<>(Integer.highestOneBit(2 * processors - 1));
        this.thread = Thread.ofPlatform().daemon().name("jumun-spans").start(this::run);
    }

    /** Takes the place of a processor whose exporter is ours; others are left as they are. */
    static SpanProcessor inPlaceOf(SpanProcessor processor, ConfigProperties settings) {
        if (!(processor instanceof BatchSpanProcessor batches)
                || !(batches.getSpanExporter() instanceof SpanExport export)) {
            return processor;
        }
        SpanExport own = export.takenOver();
        var _ = processor.shutdown();
        return new SpanBatches(
                own,
                settings.getInt("otel.bsp.max.export.batch.size", 512),
                settings.getInt("otel.bsp.max.queue.size", 2_048),
                settings.getDuration("otel.bsp.schedule.delay", Duration.ofSeconds(5)),
                settings.getDuration("otel.bsp.export.timeout", Duration.ofSeconds(30)));
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // it is encoded when it ends
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (ended || !span.getSpanContext().isSampled()) {
            return;
        }
        SpanBatch batch = take();
        try {
            batch.add(span.toSpanData());
        } catch (RuntimeException unknownValue) {
            dropped.increment();
        } finally {
            if (batch.count() >= mostSpans || batch.size() >= MOST_BYTES) {
                close(batch);
            } else {
                putBack(batch);
            }
        }
    }

    private SpanBatch take() {
        int first = (int) Thread.currentThread().threadId();
        for (int i = 0; i < open.length(); i++) {
            int slot = (first + i) & (open.length() - 1);
            SpanBatch batch = open.get(slot) == null ? null : open.getAndSet(slot, null);
            if (batch != null) {
                return batch;
            }
        }
        SpanBatch batch = spare.poll();
        return batch == null ? new SpanBatch() : batch;
    }

    private void putBack(SpanBatch batch) {
        int first = (int) Thread.currentThread().threadId();
        for (int i = 0; i < open.length(); i++) {
            int slot = (first + i) & (open.length() - 1);
            if (open.get(slot) == null && open.compareAndSet(slot, null, batch)) {
                return;
            }
        }
        close(batch);
    }

    /** Lets it be sent; or drops its spans, if the collector is too slow for them. */
    private void close(SpanBatch batch) {
        if (fullCount.incrementAndGet() <= mostFull) {
            full.add(batch);
            LockSupport.unpark(thread);
        } else {
            fullCount.decrementAndGet();
            dropped.add(batch.count());
            recycle(batch);
        }
    }

    private void recycle(SpanBatch batch) {
        batch.clear();
        if (spare.size() < mostFull) {
            spare.add(batch);
        }
    }

    private void run() {
        long next = System.nanoTime() + delay.toNanos();
        while (true) {
            boolean ends = ended; // then its last flush is there
            SpanBatch batch = full.poll();
            CompletableResultCode flush = batch == null ? flushes.poll() : null;
            long wait = next - System.nanoTime();
            if (batch != null) {
                fullCount.decrementAndGet();
                send(List.of(batch));
            } else if (flush != null || wait <= 0) {
                send(allOpen());
            } else if (ends) {
                return;
            } else {
                LockSupport.parkNanos(this, wait);
                continue;
            }
            if (flush != null) {
                flush.succeed();
            }
            next = System.nanoTime() + delay.toNanos();
        }
    }

    private List<SpanBatch> allOpen() {
        List<SpanBatch> all = new ArrayList<>();
        for (int i = 0; i < open.length(); i++) {
            SpanBatch batch = open.getAndSet(i, null);
            if (batch != null) {
                all.add(batch);
            }
        }
        return all;
    }

    private void send(List<SpanBatch> batches) {
        long missing = dropped.sumThenReset();
        if (missing > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    missing + " spans were dropped: the collector takes them too slowly.");
        }
        if (batches.stream().allMatch(each -> each.count() == 0)) {
            batches.forEach(this::recycle);
            return;
        }
        try {
            CompletableResultCode sent = export.send(batches);
            sent.join(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (sent.isDone()) { // else its bytes may still be read
                batches.forEach(this::recycle);
            }
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "Spans could not be sent.", failure);
        }
    }

    @Override
    public CompletableResultCode forceFlush() {
        return ended ? CompletableResultCode.ofSuccess() : flush();
    }

    private CompletableResultCode flush() {
        CompletableResultCode flush = new CompletableResultCode();
        flushes.add(flush);
        LockSupport.unpark(thread);
        return flush;
    }

    @Override
    public CompletableResultCode shutdown() {
        if (stops.getAndSet(true)) {
            return CompletableResultCode.ofSuccess();
        }
        CompletableResultCode flush = flush();
        ended = true;
        LockSupport.unpark(thread);
        CompletableResultCode result = new CompletableResultCode();
        flush.whenComplete(() -> export.shutdown().whenComplete(result::succeed));
        return result;
    }
}
