package dev.jumun.server;

import dev.jumun.async.log.LogText;
import dev.jumun.server.loop.Transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a server listens: at a host and a port, or at a Unix socket, which is a file. */
record Listening(Channel channel, @Nullable Path socket) {
    /** Returns the address to bind to. What a server left that has ended is removed. */
    static SocketAddress address(ServerSettings settings, Transport transport) throws IOException {
        Path socket = settings.unixSocket();
        if (socket == null) {
            InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
            if (address.isUnresolved()) {
                throw new IOException(noAddress(settings, "is not known to this machine"));
            }
            return address;
        }
        if (Files.exists(socket)) {
            refuseIfInUse(socket);
            Files.delete(socket);
        }
        return transport.address(socket);
    }

    /** Returns what binds to such an address, with the options of its connections. */
    static ServerBootstrap bootstrap(Transport transport, boolean unix) {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .channel(transport.channel(unix))
                        .option(ChannelOption.SO_BACKLOG, 4096)
                        .childOption(
                                ChannelOption.WRITE_BUFFER_WATER_MARK,
                                new WriteBufferWaterMark(32 * 1024, 128 * 1024));
        if (!unix) {
            bootstrap
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .childOption(ChannelOption.TCP_NODELAY, true);
        }
        return bootstrap;
    }

    /** Returns a failure to bind as an exception with a sentence if the host is not here. */
    static IOException failure(Exception failed, ServerSettings settings) {
        String said = String.valueOf(failed.getMessage());
        if (said.contains("error(-99)") || said.contains("assign requested address")) {
            return new IOException(
                    noAddress(settings, "is not an address of this machine"), failed);
        }
        return failed instanceof IOException io ? io : new IOException(failed);
    }

    private static String noAddress(ServerSettings settings, String why) {
        return LogText.line(
                "The host %s %s: choose 127.0.0.1, 0.0.0.0 for all addresses of this machine, or one of them, with --host or HOST."
                        .formatted(settings.host(), why));
    }

    private static void refuseIfInUse(Path socket) throws IOException {
        if (Files.isDirectory(socket) || Files.isRegularFile(socket)) {
            throw new IOException("The file " + socket + " already exists and isn't a socket.");
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException nobodyListens) {
            return;
        }
        throw new IOException("Address already in use: " + socket);
    }

    int port() {
        if (channel.localAddress() instanceof InetSocketAddress address) {
            return address.getPort();
        }
        throw new IllegalStateException("The server listens on a Unix socket, which has no port.");
    }

    /** Accepts no more. */
    void close() throws InterruptedException {
        channel.close().sync();
        if (socket != null) {
            try {
                Files.deleteIfExists(socket);
            } catch (IOException e) {
                System.getLogger("dev.jumun.server")
                        .log(
                                System.Logger.Level.WARNING,
                                "The socket file could not be deleted: " + socket,
                                e);
            }
        }
    }
}
