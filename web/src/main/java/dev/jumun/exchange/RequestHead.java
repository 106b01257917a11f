package dev.jumun.exchange;

import dev.jumun.Headers;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;

/** The head of a request. What is called raw is as it came; no path is normalised. */
public interface RequestHead {
    /** The method, in capitals as a rule: {@code GET}. */
    String method();

    /**
     * The path, decoded, without the query: {@code /drinks/42}. Routes, middleware and handlers all
     * compare this one: {@code /%61dmin} is {@code /admin}.
     */
    default String path() {
        return PercentCodec.path(rawPath());
    }

    /**
     * The path as it was sent, still percent-encoded, for what is sent on: redirects, URLs, logs.
     * Compare {@link #path} instead; a path has many encodings.
     */
    String rawPath();

    /**
     * What stands before the path where the client sees it, because a proxy or an application
     * around this one has taken it away: {@code /api/v1}, or nothing.
     */
    default String rootPath() {
        return "";
    }

    /** What follows the question mark, still percent-encoded; empty if there is none. */
    String query();

    /** The header fields; in HTTP/2, {@code :authority} is given as {@code host}. */
    Headers headers();

    /** {@code http} or {@code https}. */
    String scheme();

    /** {@code HTTP/1.0}, {@code HTTP/1.1} or {@code HTTP/2}. */
    String protocol();

    /** Who sent it: the address of the peer of the connection. */
    SocketAddress remoteAddress();

    /** The certificate that the client has shown (mutual TLS); null if it was not asked for one. */
    default @Nullable X509Certificate clientCertificate() {
        return null;
    }
}
