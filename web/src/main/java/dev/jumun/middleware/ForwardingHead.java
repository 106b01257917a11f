package dev.jumun.middleware;

import dev.jumun.Headers;
import dev.jumun.exchange.RequestHead;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;

/** A request head that forwards all calls to another one. Subclasses override what they change. */
public class ForwardingHead implements RequestHead {
    private final RequestHead head;

    /** Wraps a head. */
    public ForwardingHead(RequestHead head) {
        this.head = head;
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String rawPath() {
        return head.rawPath();
    }

    @Override
    public String query() {
        return head.query();
    }

    @Override
    public Headers headers() {
        return head.headers();
    }

    @Override
    public String scheme() {
        return head.scheme();
    }

    @Override
    public String protocol() {
        return head.protocol();
    }

    @Override
    public SocketAddress remoteAddress() {
        return head.remoteAddress();
    }

    @Override
    public @Nullable X509Certificate clientCertificate() {
        return head.clientCertificate();
    }

    @Override
    public String rootPath() {
        return head.rootPath();
    }
}
