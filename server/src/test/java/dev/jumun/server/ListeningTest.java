package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jumun.exchange.Handler;
import dev.jumun.middleware.ProxyHeaders;
import dev.jumun.server.loop.RequestThreads;
import dev.jumun.server.loop.Transport;

import io.netty.channel.epoll.Epoll;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a server listens, and to how many. */
@Timeout(60)
class ListeningTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    @TempDir private Path directory = Path.of("");

    private static Server serve(ServerSettings settings, Transport transport) throws IOException {
        return Server.start(
                exchange -> Handlers.text(exchange, 200, "ok"),
                settings,
                transport,
                RequestThreads.onEventLoops());
    }

    private static String ask(Path socket) throws IOException {
        return ask(socket, REQUEST);
    }

    private static String ask(Path socket, String request) throws IOException {
        try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            client.connect(UnixDomainSocketAddress.of(socket));
            client.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(1000);
            while (client.read(answer) >= 0) {
                // until the server closes
            }
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aUnixSocketIsAFile(Transport transport) throws Exception {
        assumeTrue(transport == Transport.NIO || Epoll.isAvailable());
        Path file = directory.resolve("socket");
        try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(file)); // as a server that was killed leaves it
        }
        ServerSettings settings = ServerSettings.defaults().withUnixSocket(file);
        Server server = serve(settings, transport);
        try {
            assertThat(ask(file)).startsWith("HTTP/1.1 200 OK").endsWith("ok");
            assertThat(ask(file)).endsWith("ok");
            assertThatThrownBy(() -> serve(settings, transport))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Address already in use: " + file);
            assertThatThrownBy(server::port).hasMessageContaining("has no port");
        } finally {
            server.stop(() -> {});
        }
        assertThat(file).doesNotExist();
    }

    /** Netty's classes for addresses differ between transports; filters know Java's. */
    @ParameterizedTest
    @EnumSource(Transport.class)
    void aProxyAtAUnixSocketIsTrusted(Transport transport) throws Exception {
        assumeTrue(transport == Transport.NIO || Epoll.isAvailable());
        Path file = directory.resolve("socket");
        ProxyHeaders proxies = ProxyHeaders.trusting("unix");
        Handler client =
                exchange ->
                        Handlers.text(
                                exchange, 200, String.valueOf(exchange.head().remoteAddress()));
        Server server =
                Server.start(
                        exchange -> {
                            SocketAddress peer = exchange.head().remoteAddress();
                            assertThat(peer).isInstanceOf(UnixDomainSocketAddress.class);
                            proxies.handle(exchange, client);
                        },
                        ServerSettings.defaults().withUnixSocket(file),
                        transport,
                        RequestThreads.onEventLoops());
        try {
            assertThat(ask(file, REQUEST.replace("Host: x", "Host: x\r\nX-Forwarded-For: 6.6.6.6")))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("/6.6.6.6:0");
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void aFileThatIsNoSocketIsLeftAlone() throws Exception {
        Path file = Files.writeString(directory.resolve("precious"), "text");
        assertThatThrownBy(() ->
                        serve(ServerSettings.defaults().withUnixSocket(file), Transport.best()))
                .hasMessageContaining("isn't a socket");
        assertThat(file).hasContent("text");
    }

    /** 192.0.2.1 and the domain are reserved for documents: no machine has them. */
    @ParameterizedTest
    @EnumSource(Transport.class)
    void aHostThatIsNotHereIsSaid(Transport transport) {
        assumeTrue(transport == Transport.NIO || Epoll.isAvailable());
        ServerSettings settings = ServerSettings.defaults().withPort(0);
        assertThatThrownBy(() -> serve(settings.withHost("192.0.2.1"), transport))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "The host 192.0.2.1 is not an address of this machine: choose 127.0.0.1,");
        assertThatThrownBy(() -> serve(settings.withHost("jumun.invalid"), transport))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "The host jumun.invalid is not known to this machine: choose 127.0.0.1,");
    }

    @Test
    void settingsThatDoNotFitTogetherAreRefused() {
        ServerSettings settings = ServerSettings.defaults();
        assertRefused(
                settings.withMaxConnections(5).withMaxConnectionsPerClient(6), "limits nothing");
        assertRefused(
                settings.withMaxUnsent(100_000), "maxUnsentPerConnection is more than maxUnsent");
        assertRefused(settings.withMaxUnsent(Long.MAX_VALUE), "raise -Xmx");
        assertRefused(settings.withMaxBodyMemory(Long.MAX_VALUE), "raise -Xmx");
        assertRefused(
                settings.withUnixSocket(directory.resolve("s")).withMaxConnectionsPerClient(2),
                "have no addresses");
        assertRefused(settings.withUnixSocket(directory.resolve("none/socket")), "does not exist");
        assertThatThrownBy(() -> settings.withUnixSocket(Path.of("x".repeat(101))))
                .hasMessageContaining("no longer than 100 bytes");
    }

    private static void assertRefused(ServerSettings settings, String text) {
        assertThatThrownBy(() -> serve(settings.withPort(0), Transport.best()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The setting ")
                .hasMessageContaining(text);
    }

    @Test
    @SuppressWarnings("try") // one leaves earlier
    void aClientHasSoManyConnections() throws Exception {
        Server server =
                serve(
                        ServerSettings.defaults().withPort(0).withMaxConnectionsPerClient(2),
                        Transport.best());
        String request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        try (RawClient first = new RawClient(server);
                RawClient second = new RawClient(server)) {
            assertThat(first.send(request).answer()).endsWith("ok");
            assertThat(second.send(request).answer()).endsWith("ok");
            try (RawClient third = new RawClient(server)) {
                assertThat(third.answer()).startsWith("HTTP/1.1 503").contains("retry-after: 1");
            }
            second.close();
            Waiting.until(() -> server.state().connections().size() == 1);
            try (RawClient again = new RawClient(server)) {
                assertThat(again.send(request).answer()).endsWith("ok");
            }
        } finally {
            server.stop(() -> {});
        }
        assertThat(server.state().clients().size()).isZero();
    }
}
