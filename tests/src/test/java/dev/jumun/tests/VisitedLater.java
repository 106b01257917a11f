package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.middleware.Filter;
import dev.jumun.session.Session;
import dev.jumun.session.Sessions;

import java.util.Map;

// Has a new key, and knows the old one.
@Api
class VisitedLater {
    @Middleware
    Filter sessions() {
        return Sessions.signedWith("a new key that is 32 bytes long.", Visited.KEY)
                .by(Visited.clock());
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
