package dev.jumun.server.request;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.RequestHead;

import io.netty.channel.Channel;

import java.net.SocketAddress;

/** What is known of a request whose head could not be read, or did not come in time. */
public record UnreadHead(Channel channel, boolean secure, boolean http2) implements RequestHead {
    @Override
    public String method() {
        return "";
    }

    @Override
    public String rawPath() {
        return "";
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
        return secure ? "https" : "http";
    }

    @Override
    public String protocol() {
        return http2 ? "HTTP/2" : "HTTP/1.1";
    }

    @Override
    public SocketAddress remoteAddress() {
        return PeerAddress.of(channel);
    }
}
