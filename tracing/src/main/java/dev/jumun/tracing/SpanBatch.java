package dev.jumun.tracing;

import dev.jumun.tracing.SpanMessage.Envelope;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;

import java.util.ArrayList;
import java.util.List;

/** Encoded spans, to which one thread at a time adds. Requests may have several, one by one. */
final class SpanBatch {
    private static final int ROOM = 1 << 16;

    /** What takes more is not kept for other spans. */
    private static final int MOST_KEPT = 1 << 22;

    private static final int MOST_PARTS = 16;

    private final List<Part> parts = new ArrayList<>();
    private int count;

    /** The spans of a scope. Scopes are few, and the same objects in all spans. */
    private record Part(
            Resource resource,
            InstrumentationScopeInfo scope,
            ProtobufOutput spans,
            SpanMessage writer) {}

    /** Adds a span, or throws and has what it had. */
    void add(SpanData span) {
        Part part = part(span);
        ProtobufOutput spans = part.spans;
        int before = spans.size();
        try {
            part.writer.span(span);
            count++;
        } catch (RuntimeException | Error failure) {
            spans.cutTo(before);
            throw failure;
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private Part part(SpanData span) {
        Resource resource = span.getResource();
        InstrumentationScopeInfo scope = span.getInstrumentationScopeInfo();
        for (Part each : parts) {
            if (each.scope == scope && each.resource == resource) {
                return each;
            }
        }
        ProtobufOutput spans = new ProtobufOutput(ROOM);
        Part made = new Part(resource, scope, spans, new SpanMessage(spans));
        parts.add(made);
        return made;
    }

    int count() {
        return count;
    }

    /** How many bytes its spans have, without what is around them. */
    int size() {
        int size = 0;
        for (Part each : parts) {
            size += each.spans.size();
        }
        return size;
    }

    /** Removes all spans. */
    void clear() {
        count = 0;
        if (parts.size() > MOST_PARTS) {
            parts.clear();
        }
        parts.removeIf(each -> each.spans.room() > MOST_KEPT);
        for (Part each : parts) {
            each.spans.cutTo(0);
            each.writer.forget();
        }
    }

    /** The pieces of a request, one after the other. */
    List<ProtobufOutput> pieces() {
        List<ProtobufOutput> pieces = new ArrayList<>();
        for (Part each : parts) {
            if (each.spans.size() > 0) {
                Envelope around = Envelope.of(each.resource, each.scope, each.spans.size());
                pieces.addAll(List.of(around.head(), each.spans, around.tail()));
            }
        }
        return pieces;
    }
}
