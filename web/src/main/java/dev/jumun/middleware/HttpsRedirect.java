package dev.jumun.middleware;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;

/** Sends who comes by {@code http} to the same place by {@code https}: 307. */
public final class HttpsRedirect implements Filter {
    /** Makes the filter. Behind a proxy, {@link ProxyHeaders} must stand around it. */
    public HttpsRedirect() {}

    @Override
    public void handle(Exchange exchange, Handler next) {
        RequestHead head = exchange.head();
        if (head.scheme().equals("https")) {
            next.handle(exchange);
            return;
        }
        String host = head.headers().first("host");
        String name = host == null ? "" : host.replaceFirst(":80$", "");
        String query = head.query().isEmpty() ? "" : "?" + head.query();
        Answers.redirect(exchange, "https://" + name + head.rootPath() + head.rawPath() + query);
    }
}
