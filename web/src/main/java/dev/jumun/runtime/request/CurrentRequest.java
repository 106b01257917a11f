package dev.jumun.runtime.request;

import dev.jumun.Headers;
import dev.jumun.HttpException;
import dev.jumun.Request;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.binding.Inputs;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.engine.BodyMemory;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/** The request of an exchange, as users see it. */
public record CurrentRequest(Exchange exchange, @Nullable NamedPaths names) implements Request {
    /** A request without the URLs of routes. */
    public CurrentRequest(Exchange exchange) {
        this(exchange, null);
    }

    private RequestHead head() {
        return exchange.head();
    }

    @Override
    public String method() {
        return head().method();
    }

    @Override
    public String path() {
        return head().path();
    }

    @Override
    public String query() {
        return head().query();
    }

    @Override
    public String rootPath() {
        return head().rootPath();
    }

    @Override
    public @Nullable String route() {
        return exchange.route();
    }

    @Override
    public @Nullable String parameter(String name) {
        return Inputs.parameter(exchange, name);
    }

    @Override
    public @Nullable String cookie(String name) {
        return Inputs.cookie(exchange, name);
    }

    @Override
    public <T> @Nullable T attribute(Class<T> type) {
        return exchange.attribute(type);
    }

    @Override
    public Headers headers() {
        return head().headers();
    }

    @Override
    public String url() {
        String query = query().isEmpty() ? "" : "?" + query();
        return Urls.base(head()) + head().rootPath() + head().rawPath() + query;
    }

    @Override
    public String urlFor(String name, Map<String, ?> variables) {
        String path = names == null ? null : names.path(name, variables);
        if (path == null) {
            throw new IllegalArgumentException(
                    "There is no route \"" + name + "\" with the variables " + variables.keySet());
        }
        return Urls.base(head()) + head().rootPath() + path;
    }

    @Override
    public SocketAddress remoteAddress() {
        return head().remoteAddress();
    }

    @Override
    public Optional<X509Certificate> clientCertificate() {
        return Optional.ofNullable(head().clientCertificate());
    }

    @Override
    public @Nullable Object json() {
        Problems problems = new Problems();
        Object value =
                JsonBody.read(body(), Codecs.ANY, problems, exchange.attribute(BodyMemory.class));
        if (!problems.isEmpty()) {
            throw new HttpException(400, "There was an error parsing the body");
        }
        return value;
    }

    @Override
    public byte[] body() {
        return exchange.body().readAll();
    }
}
