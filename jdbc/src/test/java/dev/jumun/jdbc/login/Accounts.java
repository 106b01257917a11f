package dev.jumun.jdbc.login;

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
import dev.jumun.jdbc.Transactions;
import dev.jumun.middleware.Filter;
import dev.jumun.session.Session;
import dev.jumun.session.Sessions;

import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** Users who log in and out. */
@Api(title = "Accounts")
class Accounts {
    private static final String KEY = "a secret of 32 bytes at the very least";
    private static final Map<String, String> PASSWORDS = Map.of("ann", "a", "bo", "b");

    private final Logins logins;

    Accounts(Logins logins) {
        this.logins = logins;
    }

    @Provides(Scope.APP)
    static Logins logins(Transactions transactions) throws SQLException {
        return Logins.on(transactions);
    }

    @Middleware
    Filter sessions() {
        return Sessions.signedWith(KEY).validIf(logins::isValid);
    }

    @Post("/login")
    @Status(204)
    void login(
            @Form String user,
            @Form String password,
            @Header("user-agent") @Nullable String browser,
            Session session)
            throws SQLException {
        if (!password.equals(PASSWORDS.get(user))) {
            throw new HttpException(401, "Wrong name or password");
        }
        logins.begin(session, user, browser);
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

    @Post("/logout")
    @Status(204)
    void logout(Session session) throws SQLException {
        logins.end(session);
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
    int changePassword(User user, Session session) throws SQLException {
        return logins.endOthers(session);
    }

    // ---- what is only for tests

    @Get("/me")
    String me(User user) {
        return user.name();
    }

    /** A session without a login. */
    @Post("/cart/{drink}")
    String add(String drink, Session session) {
        session.put("drink", drink);
        return session.id();
    }

    @Get("/cart")
    Object cart(Session session) {
        Object drink = session.get("drink");
        return drink == null ? "nothing" : drink;
    }

    @Provides(Scope.APP)
    static DataSource database() {
        return new JdbcDataSource(); // each test has its own
    }

    @Provides(Scope.APP)
    static Transactions transactions(DataSource pool) {
        return Transactions.of(pool);
    }
}
