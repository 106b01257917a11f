package dev.jumun.tests;

import dev.jumun.*;

// Wants a session, and has none.
@Api
class Sessionless {
    @Get("/")
    boolean empty(Session session) {
        return session.isEmpty();
    }
}
