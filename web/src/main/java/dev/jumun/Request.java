package dev.jumun;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/** The request that is being answered; injected by its type. */
public interface Request {
    /** The method: {@code GET}. */
    String method();

    /** The path, decoded: {@code /drinks/42}. */
    String path();

    /** What follows the question mark, as it was sent; empty if there is none. */
    String query();

    /**
     * What stands before the path where the client sees it: {@code /api/v1}, or nothing. A proxy
     * ({@link dev.jumun.middleware.ProxyHeaders}), {@link Api#rootPath} or an API around this one
     * ({@link Mount}) says it.
     */
    String rootPath();

    /**
     * The template of the route that answers: {@code /drinks/{id}}, to count and log by; below a
     * {@link Mount} with its path. Null where no route does, and in a {@link Middleware} of the API
     * until {@link Next#call} has returned.
     */
    @Nullable String route();

    /** The last value of a parameter of the query; null if it is not there. */
    @Nullable String parameter(String name);

    /** The last value of a cookie; null if it is not there. */
    @Nullable String cookie(String name);

    /** What a filter on the way has laid down, by its type; null if there is none. */
    <T> @Nullable T attribute(Class<T> type);

    /** The header fields. */
    Headers headers();

    /** The URL as the client wrote it, from scheme, {@code Host}, path and query. */
    String url();

    /**
     * The URL of a route of this API, as the client would have to write it: by the name of its
     * handler ({@code "readItem"}), or of {@link StaticFiles}, with the variables of its path.
     *
     * @throws IllegalArgumentException if there is none of that name with these variables
     */
    String urlFor(String name, Map<String, ?> variables);

    /** Who sent it. */
    SocketAddress remoteAddress();

    /**
     * The certificate that the client has shown, if the server asks for one (mutual TLS): its
     * subject says who it is. Behind a proxy that is the proxy.
     */
    Optional<X509Certificate> clientCertificate();

    /**
     * The body as JSON: null, strings, numbers, booleans, lists and maps. Blocks until all has
     * come.
     *
     * @throws HttpException 400 if it is no JSON
     */
    @Nullable Object json();

    /** The bytes of the body. Blocks until all have come; may be asked for again. */
    byte[] body();
}
