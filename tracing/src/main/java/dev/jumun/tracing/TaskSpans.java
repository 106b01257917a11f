package dev.jumun.tracing;

import dev.jumun.async.observe.TaskWatch;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;

import org.jspecify.annotations.Nullable;

/** A span for each task of requests whose tracing wants it. */
final class TaskSpans {
    private static final TaskWatch.Running NOTHING = failure -> {};

    static {
        TaskWatch.add(TaskSpans::begin);
    }

    private TaskSpans() {}

    /** Registers it, unless that has been done. */
    static void begin() {
        // done as this class is loaded
    }

    @SuppressWarnings("MustBeClosedChecker") // closed at the end of the task
    private static TaskWatch.Running begin(String name, @Nullable String owner) {
        Tracing tracing = Tracing.current();
        if (tracing == null || !tracing.recordsTasks()) {
            return NOTHING;
        }
        Span span = Tracing.tracer().spanBuilder("task " + name).startSpan();
        Scope scope = span.makeCurrent();
        return failure -> {
            scope.close();
            if (failure != null) {
                Spans.fail(span, failure);
            }
            span.end();
        };
    }
}
