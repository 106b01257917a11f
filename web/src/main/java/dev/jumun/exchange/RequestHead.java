package dev.jumun.exchange;

import dev.jumun.Headers;
import dev.jumun.runtime.engine.PercentCodec;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;

/** The head of a request. Raw values are as they were sent. Paths are not normalised. */
public interface RequestHead {
    /** The method, in capitals as a rule: {@code GET}. */
    String method();

    /**
     * The path, decoded, without the query: {@code /drinks/42}. Routes, middleware and handlers all
     * compare this path: {@code /%61dmin} is {@code /admin}.
     */
    default String path() {
        return PercentCodec.path(rawPath());
    }

    /**
     * The path as it was sent, still percent-encoded. Use it for redirects, URLs and logs. For
     * comparisons, use {@link #path}, since a path has many encodings.
     */
    String rawPath();

    /**
     * The prefix of the path as the client sees it, which a proxy or an outer application has
     * removed: {@code /api/v1}, or empty.
     */
    default String rootPath() {
        return "";
    }

    /**
     * The query after the question mark, still percent-encoded. It is empty if the URL has no
     * query.
     */
    String query();

    /** The header fields. In HTTP/2, {@code :authority} is available as {@code host}. */
    Headers headers();

    /** {@code http} or {@code https}. */
    String scheme();

    /** {@code HTTP/1.0}, {@code HTTP/1.1} or {@code HTTP/2}. */
    String protocol();

    /**
     * The address of the peer of the connection: an {@link java.net.InetSocketAddress}, or a {@link
     * java.net.UnixDomainSocketAddress}, whose path is mostly empty.
     */
    SocketAddress remoteAddress();

    /** The client certificate (mutual TLS); null if the server did not ask for one. */
    default @Nullable X509Certificate clientCertificate() {
        return null;
    }
}
