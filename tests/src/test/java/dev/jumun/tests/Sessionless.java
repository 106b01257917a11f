package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.session.Session;

// Wants a session, and has none.
@Api
class Sessionless {
    @Get("/")
    boolean empty(Session session) {
        return session.isEmpty();
    }
}
