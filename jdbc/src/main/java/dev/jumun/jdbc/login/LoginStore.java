package dev.jumun.jdbc.login;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Keeps who is logged in, for all nodes. {@link Logins#on} has one in a database; the module {@code
 * jumun-redis} has {@code RedisLogins}. Users and sessions are texts that {@link Logins} has
 * checked: a user has 1 to 250 characters, a session is what a client may have made up.
 *
 * <p>Safe for use by several threads. The methods block. They throw an exception if the answer is
 * not known, and never guess: while the store is away, one that is {@link
 * dev.jumun.ServiceUnavailable}, such as {@link dev.jumun.jdbc.DatabaseUnavailableException}.
 */
public interface LoginStore {
    /**
     * Adds a login, which ends after a time by itself.
     *
     * @param label at most 250 characters
     */
    void add(String user, String session, String label, Duration lasting) throws SQLException;

    /** Whether a session is a login of a user that has not ended. */
    boolean has(String user, String session) throws SQLException;

    /** Ends one login of a user. Returns whether it was there. */
    boolean end(String user, String session) throws SQLException;

    /** Ends all logins of a user. Returns how many there were. */
    int endAll(String user) throws SQLException;

    /** Ends all logins of a user but one. Returns how many there were. */
    int endOthers(String user, String session) throws SQLException;

    /** Returns the logins of a user that have not ended, the last one first. */
    List<Login> of(String user) throws SQLException;
}
