package dev.jumun.bus;

import java.io.IOException;
import java.util.Properties;

/**
 * A bus over {@code LISTEN} and {@code NOTIFY} of PostgreSQL. It takes two connections of its own,
 * which must reach the server directly: not through PgBouncer in transaction mode. Messages that
 * come while the server commits are sent together, since {@code NOTIFY} locks the whole server.
 *
 * <p>Needs PostgreSQL's driver ({@code org.postgresql:postgresql}). A message of more than some
 * kilobytes goes through the table {@code jumun_bus}, which is created when it is first needed and
 * missing. If the role may not create it, such messages are lost, with an error in the log.
 */
public final class PostgresBus {
    private PostgresBus() {}

    /**
     * Connects, and waits until messages arrive.
     *
     * @param url such as {@code jdbc:postgresql://host/database?user=…}
     * @throws IOException if the server cannot be reached within ten seconds
     */
    public static Bus on(String url) throws IOException {
        return on(url, new Properties());
    }

    /**
     * Connects with properties of the driver, such as {@code user} and {@code password}.
     *
     * @throws IOException if the server cannot be reached within ten seconds
     */
    public static Bus on(String url, Properties properties) throws IOException {
        if (!url.startsWith("jdbc:postgresql:")) {
            // without the address, which may have a password
            throw new IllegalArgumentException(
                    "This is no address of PostgreSQL. Give one like"
                            + " jdbc:postgresql://host/database.");
        }
        Properties copy = new Properties();
        copy.putAll(properties);
        return EngineBus.start(new PostgresEngine(url, copy));
    }
}
