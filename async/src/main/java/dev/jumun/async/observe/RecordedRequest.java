package dev.jumun.async.observe;

import org.jspecify.annotations.Nullable;

/** A request while it is recorded. It ends on the thread of its beginning. */
public final class RecordedRequest {
    private final RequestEvent event = new RequestEvent();

    RecordedRequest() {
        event.begin();
    }

    /** The handler has returned. */
    public void end(
            String method,
            @Nullable String route,
            int status,
            long bytes,
            @Nullable String traceId) {
        event.end();
        if (event.shouldCommit()) {
            event.method = method;
            event.route = route;
            event.status = status;
            event.bytes = bytes;
            event.traceId = traceId;
            event.commit();
        }
    }
}
