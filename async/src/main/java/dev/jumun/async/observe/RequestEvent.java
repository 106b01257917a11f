package dev.jumun.async.observe;

import jdk.jfr.Category;
import jdk.jfr.Contextual;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Throttle;

import org.jspecify.annotations.Nullable;

@Name("dev.jumun.Request")
@Label("Request")
@Category("Jumun")
@Description("The handling of a request, on its thread")
@StackTrace(false)
@Threshold("10 ms")
@Throttle("300/s")
final class RequestEvent extends Event {
    @Label("Method")
    @Nullable String method;

    @Contextual
    @Label("Route")
    @Nullable String route;

    @Label("Status")
    int status;

    @DataAmount
    @Label("Body size")
    long bytes;

    @Contextual
    @Label("Trace id")
    @Nullable String traceId;
}
