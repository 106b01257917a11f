package dev.jumun.metrics;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.RequestHead;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** The head of a request. */
record Head() implements RequestHead {
    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String rawPath() {
        return "/items/1";
    }

    @Override
    public String query() {
        return "";
    }

    @Override
    public Headers headers() {
        return new MutableHeaders();
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public String protocol() {
        return "HTTP/1.1";
    }

    @Override
    public SocketAddress remoteAddress() {
        return InetSocketAddress.createUnresolved("client.test", 1);
    }
}
