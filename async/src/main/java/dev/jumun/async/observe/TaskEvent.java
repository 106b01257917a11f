package dev.jumun.async.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Throttle;

import org.jspecify.annotations.Nullable;

@Name("dev.jumun.Task")
@Label("Task")
@Category("Jumun")
@Description("A task, on its thread")
@StackTrace(false)
@Threshold("10 ms")
@Throttle("300/s")
final class TaskEvent extends Event {
    @Label("Name")
    @Nullable String task;

    @Label("Owner")
    @Nullable String owner;

    @Label("Failure")
    @Nullable String failure;
}
