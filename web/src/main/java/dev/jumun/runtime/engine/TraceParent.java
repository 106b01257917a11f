package dev.jumun.runtime.engine;

/**
 * The ids of the trace of a request (W3C Trace Context, section 3.2): its spans, the lines of the
 * log and the exemplars of metrics have them. An attribute of exchanges that are traced.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param sampled whether the trace is recorded
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
    private static final int TRACE = 3;
    private static final int TRACE_END = TRACE + 32;
    private static final int SPAN = TRACE_END + 1;
    private static final int SPAN_END = SPAN + 16;

    /** Reads what {@link #toString} has written. */
    public static TraceParent of(String traceparent) {
        return new TraceParent(
                traceparent.substring(TRACE, TRACE_END),
                traceparent.substring(SPAN, SPAN_END),
                traceparent.endsWith("01"));
    }

    /** In the form of the field {@code traceparent}. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
