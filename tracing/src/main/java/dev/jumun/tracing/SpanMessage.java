package dev.jumun.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Spans in the form of <a
 * href="https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto">OTLP</a>.
 * The bytes are those of OpenTelemetry's exporter, which reads each value twice: once to find its
 * size.
 */
final class SpanMessage {
    /** How many bytes the length of a message is likely to need. */
    private static final int SHORT = 1;

    private static final int MIDDLE = 2;

    private static final int SMALL = 1 << 10;
    private static final int HAS_IS_REMOTE = 0x100;
    private static final int IS_REMOTE = 0x200;

    private static final int MOST_KNOWN = 32;
    private static final int MOST_BYTES = 128;

    private final ProtobufOutput out;

    /**
     * The first value of each attribute: most have it in other spans, too. What is remembered is
     * only what does not change.
     */
    private final Map<AttributeKey<?>, Known> known = new HashMap<>();

    /** An attribute, and its bytes. */
    private static final class Known {
        private final Object value;
        private final byte[] pair;

        Known(Object value, byte[] pair) {
            this.value = value;
            this.pair = pair;
        }
    }

    SpanMessage(ProtobufOutput out) {
        this.out = out;
    }

    /** What is around the spans of a scope: what comes before them, and what comes after. */
    record Envelope(ProtobufOutput head, ProtobufOutput tail) {
        static Envelope of(Resource resource, InstrumentationScopeInfo scope, int spans) {
            ProtobufOutput resourceField = new ProtobufOutput(SMALL);
            new SpanMessage(resourceField).resource(resource);
            ProtobufOutput scopeField = new ProtobufOutput(SMALL);
            new SpanMessage(scopeField).scope(scope);
            ProtobufOutput tail = new ProtobufOutput(SMALL);
            new SpanMessage(tail).textIfAny(3, scope.getSchemaUrl());
            int afterSpans = tail.size();
            new SpanMessage(tail).textIfAny(3, resource.getSchemaUrl());

            ProtobufOutput scopeSpans = new ProtobufOutput(SMALL);
            int ofScope = scopeField.size() + spans + afterSpans;
            scopeSpans.head(2, ofScope);
            int ofResource =
                    resourceField.size() + scopeSpans.size() + ofScope + tail.size() - afterSpans;
            ProtobufOutput head = new ProtobufOutput(SMALL);
            head.head(1, ofResource);
            head.append(resourceField);
            head.append(scopeSpans);
            head.append(scopeField);
            return new Envelope(head, tail);
        }
    }

    private void resource(Resource resource) {
        int described = out.begin(1, MIDDLE);
        attributes(1, resource.getAttributes());
        out.end(described, MIDDLE);
    }

    private void scope(InstrumentationScopeInfo scope) {
        int described = out.begin(1, SHORT);
        textIfAny(1, scope.getName());
        textIfAny(2, scope.getVersion());
        attributes(3, scope.getAttributes());
        out.end(described, SHORT);
    }

    /** Writes a span, as one of those of a scope. */
    void span(SpanData span) {
        int whole = out.begin(2, MIDDLE);
        SpanContext ids = span.getSpanContext();
        SpanContext parent = span.getParentSpanContext();
        ids(ids);
        if (parent.isValid()) {
            out.hex(4, parent.getSpanId());
        }
        textIfAny(5, span.getName());
        out.number(6, number(span.getKind()));
        out.fixed64(7, span.getStartEpochNanos());
        out.fixed64(8, span.getEndEpochNanos());
        Attributes attributes = span.getAttributes();
        attributes(9, attributes);
        numberIfAny(10, span.getTotalAttributeCount() - attributes.size());
        for (EventData event : span.getEvents()) {
            event(event);
        }
        numberIfAny(12, span.getTotalRecordedEvents() - span.getEvents().size());
        for (LinkData link : span.getLinks()) {
            link(link);
        }
        numberIfAny(14, span.getTotalRecordedLinks() - span.getLinks().size());
        status(span.getStatus());
        flags(16, ids, parent.isRemote());
        out.end(whole, MIDDLE);
    }

    private void ids(SpanContext ids) {
        out.hex(1, ids.getTraceId());
        out.hex(2, ids.getSpanId());
        TraceState state = ids.getTraceState();
        if (!state.isEmpty()) {
            out.text(
                    3,
                    state.asMap().entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining(",")));
        }
    }

    private void flags(int field, SpanContext ids, boolean isRemote) {
        int known = isRemote ? HAS_IS_REMOTE | IS_REMOTE : HAS_IS_REMOTE;
        out.fixed32(field, (ids.getTraceFlags().asByte() & 0xFF) | known);
    }

    private void event(EventData event) {
        int whole = out.begin(11, MIDDLE);
        out.fixed64(1, event.getEpochNanos());
        textIfAny(2, event.getName());
        attributes(3, event.getAttributes());
        numberIfAny(4, event.getTotalAttributeCount() - event.getAttributes().size());
        out.end(whole, MIDDLE);
    }

    private void link(LinkData link) {
        int whole = out.begin(13, SHORT);
        SpanContext ids = link.getSpanContext();
        ids(ids);
        attributes(4, link.getAttributes());
        numberIfAny(5, link.getTotalAttributeCount() - link.getAttributes().size());
        flags(6, ids, ids.isRemote());
        out.end(whole, SHORT);
    }

    private void status(StatusData status) {
        int whole = out.begin(15, SHORT);
        textIfAny(2, status.getDescription());
        numberIfAny(3, number(status.getStatusCode()));
        out.end(whole, SHORT);
    }

    private void attributes(int field, Attributes attributes) {
        attributes.forEach((key, value) -> attribute(field, key, value));
    }

    private void attribute(int field, AttributeKey<?> key, Object value) {
        Known before = known.get(key);
        if (before != null && before.value.equals(value)) {
            out.raw(field, before.pair);
            return;
        }
        int pair = out.begin(field, SHORT);
        textIfAny(1, key.getKey());
        int wrapped = out.begin(2, SHORT);
        boolean mayComeAgain = true;
        switch (key.getType()) {
            case STRING -> out.text(1, (String) value);
            case LONG -> out.number(3, (Long) value);
            default -> {
                value(value);
                mayComeAgain = false; // a list may change
            }
        }
        out.end(wrapped, SHORT);
        int content = out.end(pair, SHORT);
        if (mayComeAgain
                && before == null
                && known.size() < MOST_KNOWN
                && out.size() - content < MOST_BYTES) {
            known.put(key, new Known(value, out.from(content)));
        }
    }

    /** Forgets the values of attributes, so that it may learn others. */
    void forget() {
        known.clear();
    }

    private void value(Object value) {
        switch (value) {
            case String text -> out.text(1, text);
            case Boolean truth -> out.truth(2, truth);
            case Long number -> out.number(3, number);
            case Double real -> out.real(4, real);
            case List<?> list -> list(list);
            case ByteBuffer binary -> out.raw(7, bytes(binary));
            case Value<?> wrapped -> value(wrapped);
            default ->
                    throw new IllegalArgumentException(
                            "An attribute has a value of " + value.getClass() + ".");
        }
    }

    private void value(Value<?> wrapped) {
        switch (wrapped.getType()) {
            case EMPTY -> {}
            case STRING, BOOLEAN, LONG, DOUBLE, BYTES, ARRAY -> value(wrapped.getValue());
            case KEY_VALUE_LIST -> members((List<?>) wrapped.getValue());
        }
    }

    private void list(List<?> list) {
        int array = out.begin(5, SHORT);
        for (Object each : list) {
            int item = out.begin(1, SHORT);
            value(each);
            out.end(item, SHORT);
        }
        out.end(array, SHORT);
    }

    private void members(List<?> list) {
        int map = out.begin(6, SHORT);
        for (Object each : list) {
            KeyValue member = (KeyValue) each;
            int pair = out.begin(1, SHORT);
            textIfAny(1, member.getKey());
            int wrapped = out.begin(2, SHORT);
            value(member.getValue());
            out.end(wrapped, SHORT);
            out.end(pair, SHORT);
        }
        out.end(map, SHORT);
    }

    private static byte[] bytes(ByteBuffer binary) {
        byte[] bytes = new byte[binary.remaining()];
        binary.duplicate().get(bytes);
        return bytes;
    }

    private static int number(SpanKind kind) {
        return switch (kind) {
            case INTERNAL -> 1;
            case SERVER -> 2;
            case CLIENT -> 3;
            case PRODUCER -> 4;
            case CONSUMER -> 5;
        };
    }

    private static int number(StatusCode code) {
        return switch (code) {
            case UNSET -> 0;
            case OK -> 1;
            case ERROR -> 2;
        };
    }

    private void textIfAny(int field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            out.text(field, text);
        }
    }

    private void numberIfAny(int field, int number) {
        if (number != 0) {
            out.number(field, number);
        }
    }
}
