package dev.jumun.kitchen.view;

import dev.jumun.async.Journal;
import dev.jumun.exchange.Observation.End;
import dev.jumun.runtime.middleware.HttpConventions;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request that was slow, or failed. Nothing of its body is kept, and no secrets.
 *
 * @param id its number
 * @param name its id in logs and traces, if it has one
 * @param method its method
 * @param route its method with the template of its route, or {@code no route}
 * @param target path and query, without secrets
 * @param fields the header fields, without secrets
 * @param started when its head had arrived
 * @param took how long it took
 * @param status the status of its response; 0 if it got no response
 * @param end how it ended
 * @param failure the class of what was thrown, if something was
 * @param place where it was thrown
 * @param events what its tasks did
 * @param complete whether these are all events
 */
record KeptRequest(
        long id,
        @Nullable String name,
        String method,
        String route,
        String target,
        Map<String, String> fields,
        Instant started,
        Duration took,
        int status,
        End end,
        @Nullable String failure,
        @Nullable String place,
        List<Journal.Event> events,
        boolean complete) {
    private static final int OBJECT = 64;

    boolean hasFailed() {
        return HttpConventions.hasFailed(status, end);
    }

    /** About how many bytes of memory it takes. */
    long size() {
        long size = 8L * OBJECT + target.length() + (name == null ? 0 : name.length());
        for (Map.Entry<String, String> field : fields.entrySet()) {
            size += OBJECT + field.getKey().length() + field.getValue().length();
        }
        for (Journal.Event event : events) {
            size += 2 * OBJECT + event.task().length() + event.waitingFor().length();
        }
        return size;
    }
}
