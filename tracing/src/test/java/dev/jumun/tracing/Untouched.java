package dev.jumun.tracing;

import dev.jumun.Api;
import dev.jumun.Get;

import io.opentelemetry.api.trace.Span;

/** An API that has not a line about traces. */
@Api
class Untouched {
    @Get("/hello")
    String hello() {
        return Span.current().getSpanContext().getTraceId();
    }

    @Get("/things/{id}")
    String fail(String id) {
        throw new IllegalStateException("broken, says a test");
    }
}
