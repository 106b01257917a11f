package dev.jumun.async.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Throttle;
import jdk.jfr.Timespan;

import org.jspecify.annotations.Nullable;

@Name("dev.jumun.Held")
@Label("Thread held")
@Category("Jumun")
@Description("Work has held a thread, such as an event loop, for longer than a millisecond")
@StackTrace(false)
@Throttle("300/s")
final class HeldEvent extends Event {
    @Label("Work")
    @Nullable String work;

    @Timespan
    @Label("Held")
    long held;
}
