package dev.jumun.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Every span that ends is sent once, or dropped where the collector stands still. */
@Timeout(60)
class SpanBatchesTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Pattern NAME = Pattern.compile("span-[0-9]+-[0-9]+;");

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile int status = 200;
    private HttpServer collector;
    private @Nullable SdkTracerProvider provider;

    @BeforeEach
    void listen() throws IOException {
        collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        collector.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        collector.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        String body =
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.ISO_8859_1);
                        requests.add(body);
                        open.await();
                        exchange.sendResponseHeaders(status, -1);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        collector.start();
    }

    @AfterEach
    void close() {
        open.countDown();
        if (provider != null) {
            provider.close();
        }
        collector.stop(0);
    }

    private SpanExport export() {
        OtlpHttpSpanExporter theirs =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(
                                "http://127.0.0.1:"
                                        + collector.getAddress().getPort()
                                        + "/v1/traces")
                        .setRetryPolicy(null)
                        .build();
        return (SpanExport) SpanExport.inPlaceOf(theirs);
    }

    private Tracer tracer(int mostSpans, int mostWaiting, Duration delay, Sampler sampler) {
        SdkTracerProvider made =
                SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(
                                new SpanBatches(export(), mostSpans, mostWaiting, delay, LONG))
                        .build();
        provider = made;
        return made.get("dev.jumun.test");
    }

    private static List<String> names(String request) {
        return NAME.matcher(request).results().map(each -> each.group()).toList();
    }

    @Test
    void everySpanOfManyThreadsIsSentOnce() throws Exception {
        open.countDown();
        Tracer tracer = tracer(100, 1_000_000, LONG, Sampler.alwaysOn());
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            int number = thread;
            threads.add(
                    (thread % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform())
                            .start(() -> {
                                for (int i = 0; i < 2_500; i++) {
                                    tracer.spanBuilder("span-" + number + "-" + i + ";")
                                            .startSpan()
                                            .end();
                                }
                            }));
        }
        for (Thread each : threads) {
            each.join();
        }
        requireNonNull(provider).forceFlush().join(60, TimeUnit.SECONDS);
        List<String> sent = requests.stream().flatMap(each -> names(each).stream()).toList();
        assertThat(sent).hasSize(20_000).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotFullIsSentAfterAWhile() throws Exception {
        open.countDown();
        Tracer tracer = tracer(100, 1_000, Duration.ofMillis(20), Sampler.alwaysOn());
        tracer.spanBuilder("span-1-1;").startSpan().end();
        assertThat(names(requests.take())).containsExactly("span-1-1;");
    }

    @Test
    void whatIsLeftIsSentAtTheEnd() throws Exception {
        open.countDown();
        Tracer tracer = tracer(100, 1_000, LONG, Sampler.alwaysOn());
        tracer.spanBuilder("span-1-1;").startSpan().end();
        SdkTracerProvider ending = requireNonNull(provider);
        ending.shutdown().join(60, TimeUnit.SECONDS);
        tracer.spanBuilder("span-1-2;").startSpan().end();
        assertThat(ending.shutdown().join(60, TimeUnit.SECONDS).isSuccess()).isTrue();
        assertThat(requests).hasSize(1);
        assertThat(names(requests.take())).containsExactly("span-1-1;");
    }

    @Test
    void aCollectorThatStandsStillCostsSpansAndNoWait() throws Exception {
        Tracer tracer = tracer(10, 100, LONG, Sampler.alwaysOn());
        for (int i = 0; i < 10; i++) {
            tracer.spanBuilder("span-1-" + i + ";").startSpan().end();
        }
        String first = requests.take(); // and is not answered
        for (int i = 10; i < 10_000; i++) {
            tracer.spanBuilder("span-1-" + i + ";").startSpan().end();
        }
        open.countDown();
        requireNonNull(provider).forceFlush().join(60, TimeUnit.SECONDS);
        List<String> sent = new ArrayList<>(names(first));
        requests.forEach(each -> sent.addAll(names(each)));
        assertThat(sent).hasSizeBetween(110, 130).doesNotHaveDuplicates();
        tracer.spanBuilder("span-2-0;").startSpan().end();
        requireNonNull(provider).forceFlush().join(60, TimeUnit.SECONDS);
        assertThat(requests.stream().reduce("", (a, b) -> b)).contains("span-2-0;");
    }

    @Test
    void aRefusalLosesABatchAndNoMore() throws Exception {
        open.countDown();
        status = 500;
        Tracer tracer = tracer(1, 100, LONG, Sampler.alwaysOn());
        tracer.spanBuilder("span-1-1;").startSpan().end();
        requireNonNull(provider).forceFlush().join(60, TimeUnit.SECONDS);
        status = 200;
        tracer.spanBuilder("span-1-2;").startSpan().end();
        requireNonNull(provider).forceFlush().join(60, TimeUnit.SECONDS);
        assertThat(requests).hasSize(2);
    }

    @Test
    void whatIsNotSampledIsNotSent() {
        open.countDown();
        Tracer tracer = tracer(1, 100, LONG, Sampler.alwaysOff());
        tracer.spanBuilder("span-1-1;").startSpan().end();
        requireNonNull(provider).forceFlush().join(60, TimeUnit.SECONDS);
        assertThat(requests).isEmpty();
    }
}
