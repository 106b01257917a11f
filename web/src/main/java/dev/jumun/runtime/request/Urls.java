package dev.jumun.runtime.request;

import dev.jumun.exchange.RequestHead;

/** URLs as the client sees them. */
public final class Urls {
    private Urls() {}

    /** Scheme and host: {@code http://localhost:8000}. */
    public static String base(RequestHead head) {
        String host = head.headers().first("host");
        return head.scheme() + "://" + (host == null ? "localhost" : host);
    }
}
