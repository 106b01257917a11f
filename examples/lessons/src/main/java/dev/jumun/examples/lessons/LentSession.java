package dev.jumun.examples.lessons;

import static dev.jumun.async.Async.lend;

import dev.jumun.async.Yield;

/**
 * FastAPI's {@code Depends} on a function with {@code yield}: opened before the handler, closed
 * after it, also if it fails. The handler really runs within the call of {@code yield.to}.
 */
final class LentSession {
    /** Represents a session with a database. */
    record Session(String name) implements AutoCloseable {
        Session {
            IO.println("opened " + name);
        }

        @Override
        public void close() {
            IO.println("closed " + name);
        }
    }

    private LentSession() {}

    static void main() throws Exception {
        IO.println(lend("session", LentSession::session, LentSession::handler));
        try {
            lend("session", LentSession::session, LentSession::failingHandler);
        } catch (IllegalStateException failure) {
            IO.println("failed: " + failure.getMessage());
        }
    }

    private static void session(Yield<Session> yield) throws Exception {
        try (Session session = new Session("session")) {
            yield.to(session);
        }
    }

    private static String handler(Session session) {
        return "three drinks, read from " + session.name();
    }

    private static String failingHandler(Session session) {
        throw new IllegalStateException("no such table in " + session.name());
    }
}
