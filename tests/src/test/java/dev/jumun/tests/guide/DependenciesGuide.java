package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.async.Yield;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

// The examples of docs/dependencies.md.
@Api(title = "Guide", naming = Naming.SNAKE_CASE)
class DependenciesGuide {
    record Common(@Nullable String q, int skip, int limit) {}

    @Provides
    static Common common(@Nullable String q, @Default("0") int skip, @Default("100") int limit) {
        return new Common(q, skip, limit);
    }

    @Get("/items")
    Object readItems(Common common) {
        return common;
    }

    record Owner(String name) {}

    @Provides
    static Owner owner(int itemId) {
        return new Owner("owner of " + itemId);
    }

    @Get("/items/{item_id}/owner")
    Object readOwner(int itemId, Owner owner) {
        return Map.of("item", itemId, "owner", owner.name());
    }

    @Provides
    record Page(@Default("0") int skip, @Default("100") int limit) {}

    @Get("/pages")
    Object readPage(Page page) {
        return List.of(page.skip(), page.limit());
    }

    @Qualifier
    @Retention(RetentionPolicy.CLASS)
    @interface Fixed {}

    @Provides
    @Fixed
    static String fixed() {
        return "bar";
    }

    @Get("/checked")
    Object check(@Fixed String content, @Default("") String q) {
        return q.contains(content);
    }

    @Provides
    static void verifyToken(@Header String xToken) {
        if (!xToken.equals("fake-super-secret-token")) {
            throw new HttpException(400, "X-Token header invalid");
        }
    }

    @Get("/guarded")
    @Requires("verifyToken")
    Object guarded() {
        return List.of(Map.of("item", "Foo"));
    }

    static final class Session implements AutoCloseable {
        final List<String> log = new ArrayList<>();

        @Override
        public void close() {
            log.add("closed");
        }
    }

    @Provides(Scope.FUNCTION)
    static void session(Yield<Session> yield) throws Exception {
        try (Session session = new Session()) {
            try {
                yield.to(session);
                session.log.add("commit");
            } catch (Throwable failure) {
                session.log.add("rollback");
                throw failure;
            }
        }
    }

    @Get("/stored")
    Object stored(Session session) {
        return session.log.size();
    }

    record Model(Map<String, String> answers) {}

    @Provides(Scope.APP)
    static void model(Yield<Model> yield) throws Exception {
        Model model = new Model(new ConcurrentHashMap<>(Map.of("x", "42")));
        try {
            yield.to(model);
        } finally {
            model.answers().clear();
        }
    }

    @Get("/predict")
    Object predict(String x, Model model) {
        return Map.of("result", model.answers().getOrDefault(x, "?"));
    }
}
