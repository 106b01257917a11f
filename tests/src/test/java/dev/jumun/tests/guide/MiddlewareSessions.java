package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.limits.RateLimit;
import dev.jumun.middleware.Filter;
import dev.jumun.session.Session;
import dev.jumun.session.Sessions;
import dev.jumun.tokens.password.Passwords;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

// The examples of docs/middleware.md about sessions, limits and timeouts.
@Api(title = "Guide", naming = Naming.SNAKE_CASE, routers = MiddlewareSessions.Reports.class)
class MiddlewareSessions {
    private static final Map<String, String> HASHES = Map.of("kim", Passwords.hash("open sesame"));
    private static final Map<@Nullable String, String> OWNERS =
            new HashMap<>(Map.of("k-7f3a", "kim"));

    private final String secretKey = "a secret of 32 bytes at the very least";

    @Middleware
    Filter sessions() {
        return Sessions.signedWith(secretKey).lasting(Duration.ofDays(7)).secure();
    }

    @Post("/visits")
    Object visit(Session session) {
        Integer before = session.get("visits", Integer.class);
        int visits = before == null ? 1 : before + 1;
        session.put("visits", visits);
        return Map.of("visits", visits);
    }

    @Post("/logout")
    @Status(204)
    void logout(Session session) {
        session.clear();
    }

    @Middleware(named = true)
    Filter fewLogins() {
        return RateLimit.of(5, Duration.ofMinutes(1));
    }

    @Post("/login")
    @UseMiddleware("fewLogins")
    Object login(@Form String user, @Form(format = "password") String password, Session session) {
        if (!Passwords.verify(password, HASHES.get(user))) {
            throw new HttpException(401, "Wrong name or password");
        }
        session.renew(); // the old cookie no longer opens the session
        session.put("user", user);
        return Map.of("user", user);
    }

    @Middleware(named = true)
    Filter perKey() {
        return RateLimit.of(1000, Duration.ofHours(1))
                .by(request -> OWNERS.get(request.headers().first("x-api-key")));
    }

    @Router(prefix = "/reports")
    @Timeout("2s")
    @UseMiddleware("perKey")
    static class Reports {
        @Get("/daily")
        Object daily() {
            return Map.of("report", "daily");
        }

        @Get("/yearly")
        @Timeout("1m")
        Object yearly() {
            return Map.of("report", "yearly");
        }
    }
}
