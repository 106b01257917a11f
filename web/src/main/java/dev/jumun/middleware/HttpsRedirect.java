package dev.jumun.middleware;

import dev.jumun.HttpException;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;

/**
 * Redirects requests from {@code http} to the same URL with {@code https} (307). A request without
 * a {@code Host}, as HTTP/1.0 allows it, has no such URL: it is answered with 400.
 */
public final class HttpsRedirect implements Filter {
    /** Creates the filter. Behind a proxy, {@link ProxyHeaders} must wrap it. */
    public HttpsRedirect() {}

    @Override
    public void handle(Exchange exchange, Handler next) {
        RequestHead head = exchange.head();
        if (head.scheme().equals("https")) {
            next.handle(exchange);
            return;
        }
        String host = head.headers().first("host");
        if (host == null || host.isEmpty()) {
            throw new HttpException(400, "Without a Host there is no address to redirect to");
        }
        String name = host.replaceFirst(":80$", "");
        String query = head.query().isEmpty() ? "" : "?" + head.query();
        Answers.redirect(exchange, "https://" + name + head.rootPath() + head.rawPath() + query);
    }
}
