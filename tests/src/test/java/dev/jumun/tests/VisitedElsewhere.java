package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.middleware.Filter;
import dev.jumun.session.Session;

import java.util.Map;

// Has the same key, and another cookie.
@Api
class VisitedElsewhere {
    @Middleware
    Filter sessions() {
        return Visited.SESSIONS.named("other");
    }

    @Get("/")
    Map<String, String> user(Session session) {
        String user = session.get("user", String.class);
        return user == null ? Map.of() : Map.of("user", user);
    }

    @Post("/user")
    void put(@Body String user, Session session) {
        session.put("user", user);
    }
}
