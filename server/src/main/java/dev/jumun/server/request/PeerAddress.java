package dev.jumun.server.request;

import io.netty.channel.Channel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.DomainSocketChannel;

import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * Addresses of clients in Java's own classes. Netty's epoll transport has a class of its own for
 * Unix sockets, which no filter or observer knows.
 */
public final class PeerAddress {
    /** Clients rarely bind a name to their end of a Unix socket. */
    private static final UnixDomainSocketAddress UNNAMED = UnixDomainSocketAddress.of("");

    private PeerAddress() {}

    public static SocketAddress of(Channel channel) {
        SocketAddress address = channel.remoteAddress();
        if (channel instanceof DomainSocketChannel) {
            return address instanceof DomainSocketAddress unix
                    ? UnixDomainSocketAddress.of(unix.path())
                    : UNNAMED;
        }
        return address;
    }
}
