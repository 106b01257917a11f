package dev.jumun.jdbc.login;

import dev.jumun.async.Async;
import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.table.OwnTable;
import dev.jumun.runtime.engine.TimeRange;
import dev.jumun.session.Session;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Who is logged in, in the table {@code jumun_logins} or in another {@link LoginStore}. A session
 * stays in its signed cookie; its login is a row of the table. Without the row, the cookie opens no
 * session: neither a copy of it, nor one that a slow response brings back. All nodes see a log-out
 * at once.
 *
 * <pre>{@code
 * Sessions.signedWith(key).validIf(logins::isValid)
 *
 * logins.begin(session, user, "Firefox");  // after the password was checked
 * logins.end(session);                     // log out
 * logins.endAll(user);                     // log out everywhere
 * }</pre>
 *
 * <p>Sessions without a login are valid, and cost no query. Those with one cost a query in each
 * request that uses its session.
 *
 * <p>Safe for use by several threads. The methods block while the database works.
 */
public final class Logins {
    private static final String USER = "jumun.user";
    private static final int LONGEST_USER = 250;
    private static final int LONGEST_LABEL = 250;

    private final LoginStore store;
    private final Duration lasting;

    /** Sessions whose login is known to be there: without {@code validIf}, there would be none. */
    private final Set<Session> checked;

    private Logins(LoginStore store, Duration lasting, Set<Session> checked) {
        this.store = store;
        this.lasting = lasting;
        this.checked = checked;
    }

    /**
     * Opens the table, on PostgreSQL or on H2 for development. It is created if it is missing.
     *
     * @throws SQLException if the database cannot be reached, or refuses to create the table
     */
    public static Logins on(Transactions transactions) throws SQLException {
        return in(LoginTable.on(transactions));
    }

    /** Returns logins that are kept in another store, such as {@code RedisLogins}. */
    public static Logins in(LoginStore store) {
        return new Logins(
                Objects.requireNonNull(store, "store"),
                Duration.ofDays(30),
                Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>())));
    }

    /**
     * Returns one whose logins end after another time than 30 days. Give {@link
     * dev.jumun.session.Sessions#endingAfter} the same: a login whose session has ended is of no
     * use.
     *
     * @throws IllegalArgumentException if it is less than a second, or longer than ten years
     */
    public Logins lasting(Duration time) {
        TimeRange.FROM_A_SECOND.check(time, () -> "A login cannot last for " + time);
        return new Logins(store, time, checked);
    }

    /**
     * Logs a user in. The session keeps its values, and gets a new id ({@link Session#renew}). A
     * login that it had ends.
     *
     * @param user who it is, such as an id in a table of the application; at most 250 characters
     * @param label what tells this login from others of the user, such as the name of a browser;
     *     cut after 250 characters; null is the same as an empty one
     * @throws IllegalArgumentException if there is no user, or a longer one
     * @throws SQLException if the database fails; the session then has no login
     */
    public void begin(Session session, String user, @Nullable String label) throws SQLException {
        there(session);
        checked(user);
        String before = session.get(USER, String.class);
        String old = session.id();
        session.renew();
        session.remove(USER);
        if (before != null) {
            store.end(before, old);
        }
        store.add(user, session.id(), shortened(label), lasting);
        session.put(USER, user);
        checked.add(session);
    }

    private static String checked(String user) {
        OwnTable.requireText(user, "The name of a user");
        if (user.isEmpty() || user.length() > LONGEST_USER) {
            throw new IllegalArgumentException(
                    "A user has 1 to %d characters, not %d. Use an id."
                            .formatted(LONGEST_USER, user.length()));
        }
        return user;
    }

    /** A client chooses the name of its browser; PostgreSQL stores no zeros. */
    private static String shortened(@Nullable String label) {
        String text = label == null ? "" : label.replace("\0", "");
        int end = Math.min(text.length(), LONGEST_LABEL);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /**
     * Returns who is logged in, or null if no one is.
     *
     * @throws IllegalStateException if the session was not checked by {@link #isValid}
     */
    public @Nullable String user(Session session) {
        String user = there(session).get(USER, String.class);
        if (user != null && !checked.contains(session)) {
            throw new IllegalStateException(
                    "It was not checked whether this login has ended. Let the sessions do it:"
                            + " Sessions.signedWith(key).validIf(logins::isValid), with these"
                            + " logins.");
        }
        return user;
    }

    private static Session there(@Nullable Session session) {
        return Objects.requireNonNull(
                session,
                "There is no session. Declare the middleware of sessions before what uses them.");
    }

    /**
     * Whether a session has no login, or one that has not ended. This is what {@link
     * dev.jumun.session.Sessions#validIf} needs.
     */
    public boolean isValid(Session session) {
        String user = session.get(USER, String.class);
        if (user == null) {
            return true;
        }
        boolean isThere = Async.run(() -> store.has(user, session.id()));
        if (isThere) {
            checked.add(session);
        }
        return isThere;
    }

    /** Logs the user of a session out, and clears the session. Does nothing to one without. */
    public void end(Session session) throws SQLException {
        String user = there(session).get(USER, String.class);
        if (user != null) {
            store.end(user, session.id());
        }
        session.clear();
    }

    /**
     * Ends one login of a user, such as that of a lost telephone.
     *
     * @param id that of the session; see {@link #of}
     * @return whether the user had it
     * @throws IllegalArgumentException if there can be no such user
     */
    public boolean end(String user, String id) throws SQLException {
        return store.end(checked(user), id);
    }

    /**
     * Logs a user out everywhere. Returns how many logins there were.
     *
     * @throws IllegalArgumentException if there can be no such user
     */
    public int endAll(String user) throws SQLException {
        return store.endAll(checked(user));
    }

    /** Logs the user of a session out everywhere else, such as after a change of the password. */
    public int endOthers(Session session) throws SQLException {
        String user = session.get(USER, String.class);
        return user == null ? 0 : store.endOthers(user, session.id());
    }

    /**
     * Returns the logins of a user that have not ended, the last one first.
     *
     * @throws IllegalArgumentException if there can be no such user
     */
    public List<Login> of(String user) throws SQLException {
        return store.of(checked(user));
    }
}
