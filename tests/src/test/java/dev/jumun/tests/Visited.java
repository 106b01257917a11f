package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.async.Generator;
import dev.jumun.middleware.Filter;
import dev.jumun.session.Session;
import dev.jumun.session.Sessions;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

// Remembers its visitors.
@Api(title = "Visited", models = Visited.Cart.class)
class Visited {
    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final AtomicReference<Instant> NOW =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    static final Sessions SESSIONS =
            Sessions.signedWith(KEY).lasting(Duration.ofHours(1)).by(clock());

    record Cart(List<String> items) {}

    static InstantSource clock() {
        return NOW::get;
    }

    @Middleware
    Filter sessions() {
        return SESSIONS;
    }

    @Get("/")
    Map<String, Object> all(Session session) {
        Map<String, Object> all = new java.util.TreeMap<>();
        for (String name : session.names()) {
            Object value = session.get(name);
            if (value != null) {
                all.put(name, value);
            }
        }
        return all;
    }

    @Post("/{name}")
    void put(String name, @Body Object value, Session session) {
        session.put(name, value);
    }

    @Delete("/{name}")
    void remove(String name, Session session) {
        session.remove(name);
    }

    @Post("/cart/{item}")
    Cart add(String item, Session session) {
        Cart before = session.get("cart", Cart.class);
        List<String> items = new java.util.ArrayList<>(before == null ? List.of() : before.items());
        items.add(item);
        session.put("cart", new Cart(items));
        return new Cart(items);
    }

    @Get("/typed")
    @Nullable Integer typed(Session session) {
        return session.get("count", Integer.class);
    }

    @Delete("/")
    boolean clear(Session session) {
        session.clear();
        return session.isEmpty();
    }

    @Get("/late")
    Generator<Set<String>> late(Session session) {
        return Generator.of(yield -> {
            yield.to(session.names());
            session.put("late", true);
        });
    }

    @Get("/fail")
    void fail(Session session) {
        session.put("failed", true);
        throw new HttpException(400);
    }
}
