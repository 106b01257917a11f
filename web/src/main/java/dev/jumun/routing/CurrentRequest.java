package dev.jumun.routing;

import dev.jumun.Headers;
import dev.jumun.Request;
import dev.jumun.binding.PercentCodec;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestHead;

import java.net.SocketAddress;

/** The request of an exchange, as users see it. */
record CurrentRequest(Exchange exchange) implements Request {
    private RequestHead head() {
        return exchange.head();
    }

    @Override
    public String method() {
        return head().method();
    }

    @Override
    public String path() {
        return PercentCodec.path(head().path());
    }

    @Override
    public String query() {
        return head().query();
    }

    @Override
    public Headers headers() {
        return head().headers();
    }

    @Override
    public String url() {
        String query = query().isEmpty() ? "" : "?" + query();
        return Urls.base(head()) + head().path() + query;
    }

    @Override
    public SocketAddress remoteAddress() {
        return head().remoteAddress();
    }

    @Override
    public byte[] body() {
        return exchange.body().readAll();
    }
}
