package dev.jumun;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/** The current request. Declare a parameter of this type to get it. */
public interface Request {
    /** The method: {@code GET}. */
    String method();

    /** The path, decoded: {@code /drinks/42}. */
    String path();

    /** The raw query, without the question mark. It is empty if the URL has no query. */
    String query();

    /**
     * The prefix of the path as the client sees it: {@code /api/v1}, or empty. It comes from a
     * proxy ({@link dev.jumun.middleware.ProxyHeaders}), from {@link Api#rootPath} or from the
     * outer API of a {@link Api.Mount}.
     */
    String rootPath();

    /**
     * The template of the route that answers: {@code /drinks/{id}}. Use it in metrics and logs.
     * Below a {@link Api.Mount} it includes the path of the mount. It is null if no route answers,
     * and in a {@link Middleware} of the API until {@link Next#call} has returned.
     */
    @Nullable String route();

    /** The last value of a parameter of the query, or null if it is missing. */
    @Nullable String parameter(String name);

    /** The last value of a cookie, or null if it is missing. */
    @Nullable String cookie(String name);

    /** The attribute of this type that a filter set, or null if it was not set. */
    <T> @Nullable T attribute(Class<T> type);

    /** The header fields. */
    Headers headers();

    /** The URL as the client sent it, made from the scheme, {@code Host}, path and query. */
    String url();

    /**
     * The URL of a route of this API, as the client has to write it. The route is identified by the
     * name of its handler ({@code "readItem"}) or of {@link StaticFiles}, and the variables of its
     * path.
     *
     * @throws IllegalArgumentException if there is no route with this name and these variables
     */
    String urlFor(String name, Map<String, ?> variables);

    /**
     * The address of the client: an {@link java.net.InetSocketAddress}, or a {@link
     * java.net.UnixDomainSocketAddress} if it came by a Unix socket.
     */
    SocketAddress remoteAddress();

    /**
     * The client certificate, if the server asks for one (mutual TLS). Its subject identifies the
     * client. Behind a proxy, it is the certificate of the proxy.
     */
    Optional<X509Certificate> clientCertificate();

    /**
     * The body as JSON: null, strings, numbers, booleans, lists and maps. Blocks until the whole
     * body has arrived.
     *
     * @throws HttpException 400 if it is not valid JSON
     */
    @Nullable Object json();

    /** The bytes of the body. Blocks until the whole body has arrived. May be called again. */
    byte[] body();
}
