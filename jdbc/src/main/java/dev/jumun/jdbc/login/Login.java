package dev.jumun.jdbc.login;

import java.time.Instant;

/**
 * A login that has not ended.
 *
 * @param session the {@linkplain dev.jumun.session.Session#id id} of its session
 * @param label what the application said of it, such as the name of a browser
 * @param begun when it began
 * @param ends when it ends at the latest
 */
public record Login(String session, String label, Instant begun, Instant ends) {}
