package dev.jumun.redis;

import dev.jumun.Api;
import dev.jumun.Delete;
import dev.jumun.Form;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.HttpException;
import dev.jumun.Middleware;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.Status;
import dev.jumun.async.Yield;
import dev.jumun.jdbc.login.Login;
import dev.jumun.jdbc.login.Logins;
import dev.jumun.middleware.Filter;
import dev.jumun.session.Session;
import dev.jumun.session.Sessions;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Users who log in and out. */
@Api(title = "Accounts")
class RedisAccounts {
    private static final String KEY = "a secret of 32 bytes at the very least";

    private final Logins logins;

    RedisAccounts(Logins logins) {
        this.logins = logins;
    }

    @Provides(Scope.APP)
    static void redis(Yield<RedisLogins> yield) throws Exception {
        String address = Objects.requireNonNull(System.getenv("LOGINS"), "LOGINS");
        try (RedisLogins redis = RedisLogins.on(address)) { // redis://:password@host:6379
            yield.to(redis);
        }
    }

    @Provides(Scope.APP)
    static Logins logins(RedisLogins redis) {
        return Logins.in(redis);
    }

    @Middleware
    Filter sessions() {
        return Sessions.signedWith(KEY).validIf(logins::isValid);
    }

    @Post("/login")
    @Status(204)
    void login(@Form String user, @Header("user-agent") @Nullable String browser, Session session)
            throws SQLException {
        logins.begin(session, user, browser);
    }

    @Post("/logout")
    @Status(204)
    void logout(Session session) throws SQLException {
        logins.end(session);
    }

    /** Who is logged in. */
    @Provides
    static User user(Logins logins, Session session) {
        String name = logins.user(session);
        if (name == null) {
            throw new HttpException(401);
        }
        return new User(name);
    }

    record User(String name) {}

    @Get("/me")
    String me(User user) {
        return user.name();
    }

    @Get("/logins")
    List<Login> logins(User user) throws SQLException {
        return logins.of(user.name());
    }

    @Delete("/logins/{id}")
    boolean logout(String id, User user) throws SQLException {
        return logins.end(user.name(), id);
    }

    @Post("/logout-everywhere")
    int logoutEverywhere(User user) throws SQLException {
        return logins.endAll(user.name());
    }

    @Post("/password")
    int changePassword(Session session) throws SQLException {
        return logins.endOthers(session);
    }

    /** A session without a login. */
    @Post("/cart/{drink}")
    @Status(204)
    void add(String drink, Session session) {
        session.put("drink", drink);
    }

    @Get("/cart")
    Object cart(Session session) {
        Object drink = session.get("drink");
        return drink == null ? "nothing" : drink;
    }
}
