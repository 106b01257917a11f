package dev.jumun.conformance.dependencies;

import dev.jumun.*;
import dev.jumun.async.Yield;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial010 {
    /** What is opened before a request, and closed after it. */
    static final class Session implements AutoCloseable {
        private boolean open = true;

        @Override
        public void close() {
            open = false;
        }

        @Override
        public String toString() {
            return open ? "an open session" : "a closed session";
        }
    }

    @Provides
    static void session(Yield<Session> yield) throws Exception {
        try (Session session = new Session()) {
            yield.to(session);
        }
    }

    @Get("/")
    Object getDb(Session session) {
        return Map.of("c", session.toString());
    }
}
