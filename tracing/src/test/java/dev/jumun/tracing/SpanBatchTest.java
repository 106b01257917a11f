package dev.jumun.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** The bytes of requests to a collector are those that OpenTelemetry's own exporter sends. */
class SpanBatchTest {
    private static final Attributes EVERY_TYPE =
            Attributes.builder()
                    .put("text", "tea")
                    .put("empty", "")
                    .put("wide", "Kaffee für 3 €, 🍳")
                    .put("broken", "half a pair: \ud83c.")
                    .put("long", "x".repeat(200))
                    .put("longer", "ü".repeat(20_000))
                    .put("true", true)
                    .put("false", false)
                    .put("zero", 0L)
                    .put("negative", -1L)
                    .put("most", Long.MAX_VALUE)
                    .put("real", 0.1)
                    .put("none", 0.0)
                    .put("texts", "a", "", "ö")
                    .put("longs", 1L, -2L)
                    .put("reals", 1.5)
                    .put("truths", true, false)
                    .put(AttributeKey.stringArrayKey("nothing"), List.of())
                    .put(
                            AttributeKey.valueKey("value"),
                            Value.of(
                                    KeyValue.of("bytes", Value.of(new byte[] {1, -1})),
                                    KeyValue.of("empty", Value.empty()),
                                    KeyValue.of("list", Value.of(Value.of("a"), Value.of(2L)))))
                    .build();

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider provider =
            SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .setResource(
                            Resource.create(EVERY_TYPE, "https://opentelemetry.io/schemas/1.40.0"))
                    .setSpanLimits(
                            SpanLimits.builder()
                                    .setMaxNumberOfEvents(2)
                                    .setMaxNumberOfLinks(1)
                                    .setMaxNumberOfAttributesPerEvent(3)
                                    .build())
                    .build();
    private final Tracer tracer =
            provider.tracerBuilder("dev.jumun.test")
                    .setInstrumentationVersion("1")
                    .setSchemaUrl("https://opentelemetry.io/schemas/1.41.0")
                    .build();

    @AfterEach
    void close() {
        provider.close();
    }

    private static byte[] ours(List<SpanData> spans) throws IOException {
        SpanBatch batch = new SpanBatch();
        spans.forEach(batch::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ProtobufOutput piece : batch.pieces()) {
            piece.writeTo(out);
        }
        return out.toByteArray();
    }

    private static byte[] theirs(List<SpanData> spans) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceRequestMarshaler.create(spans).writeBinaryTo(out);
        return out.toByteArray();
    }

    private static SpanContext remote(TraceState state) {
        return SpanContext.createFromRemoteParent(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                state);
    }

    @Test
    void everythingThatASpanMayHave() throws Exception {
        TraceState state = TraceState.builder().put("a", "1").put("b", "2").build();
        Span parent =
                tracer.spanBuilder("GET /tea/{kind}")
                        .setSpanKind(SpanKind.SERVER)
                        .setParent(Context.root().with(Span.wrap(remote(state))))
                        .setAllAttributes(EVERY_TYPE)
                        .addLink(remote(state), EVERY_TYPE)
                        .addLink(remote(TraceState.getDefault()))
                        .startSpan();
        Span child =
                tracer.spanBuilder("kettle")
                        .setSpanKind(SpanKind.CLIENT)
                        .setParent(Context.root().with(parent))
                        .startSpan();
        child.addEvent("boils", EVERY_TYPE);
        child.recordException(new IllegalStateException("too hot"));
        child.addEvent("one too many");
        child.setStatus(StatusCode.ERROR, "too hot");
        child.end();
        parent.setStatus(StatusCode.OK);
        parent.end();
        for (SpanKind kind : SpanKind.values()) {
            tracer.spanBuilder("").setSpanKind(kind).startSpan().end();
        }

        List<SpanData> all = spans.getFinishedSpanItems();
        assertThat(ours(all)).isEqualTo(theirs(all));
    }

    /** Lengths need one more byte from 128, from 16,384 and from 2,097,152 on. */
    @Test
    void messagesOfAllLengths() throws Exception {
        for (int length = 0; length < 300; length++) {
            tracer.spanBuilder("x".repeat(length))
                    .setAttribute("a", "y".repeat(length))
                    .startSpan()
                    .end();
        }
        for (int length : List.of(16_000, 16_384, 17_000, 2_097_152, 2_200_000)) {
            tracer.spanBuilder("long").setAttribute("a", "y".repeat(length)).startSpan().end();
        }
        List<SpanData> all = spans.getFinishedSpanItems();
        for (SpanData each : all) {
            assertThat(ours(List.of(each))).isEqualTo(theirs(List.of(each)));
        }
        assertThat(ours(all)).isEqualTo(theirs(all));
    }

    /** Each scope says which resource it belongs to, so that batches can follow each other. */
    @Test
    void spansOfSeveralScopes() throws Exception {
        Tracer other = provider.get("dev.jumun.other");
        for (int i = 0; i < 3; i++) {
            tracer.spanBuilder("one").startSpan().end();
            other.spanBuilder("other").startSpan().end();
        }
        List<SpanData> all = spans.getFinishedSpanItems();
        ByteArrayOutputStream each = new ByteArrayOutputStream();
        each.write(theirs(List.of(all.get(0), all.get(2), all.get(4))));
        each.write(theirs(List.of(all.get(1), all.get(3), all.get(5))));
        assertThat(ours(all)).isEqualTo(each.toByteArray());
    }

    /** Their bytes may be remembered. */
    @Test
    void attributesOfSeveralSpans() throws Exception {
        for (int i = 0; i < 200; i++) {
            tracer.spanBuilder("one")
                    .setAttribute("same", "GET")
                    .setAttribute("same number", 200L)
                    .setAttribute("other", "/tea/" + i / 2)
                    .setAttribute("number", i / 2)
                    .setAttribute("number " + i, i)
                    .setAttribute(AttributeKey.longArrayKey("list"), List.of((long) i / 2))
                    .setAttribute(i % 2 == 0 ? "both" : "same", 200L)
                    .startSpan()
                    .addEvent("event", Attributes.of(AttributeKey.stringKey("same"), "GET"))
                    .end();
        }
        List<SpanData> all = spans.getFinishedSpanItems();
        assertThat(ours(all)).isEqualTo(theirs(all));
    }

    @Test
    void aBatchIsUsedAgain() throws Exception {
        tracer.spanBuilder("one").startSpan().end();
        tracer.spanBuilder("two").startSpan().end();
        List<SpanData> all = spans.getFinishedSpanItems();
        SpanBatch batch = new SpanBatch();
        batch.add(all.getFirst());
        batch.clear();
        assertThat(batch.count()).isZero();
        assertThat(batch.pieces()).isEmpty();
        batch.add(all.getLast());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ProtobufOutput piece : batch.pieces()) {
            piece.writeTo(out);
        }
        assertThat(out.toByteArray()).isEqualTo(theirs(List.of(all.getLast())));
    }
}
