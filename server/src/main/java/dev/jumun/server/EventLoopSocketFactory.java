package dev.jumun.server;

import dev.jumun.server.loop.Transport;
import dev.jumun.server.sockets.EventLoopSocket;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

import javax.net.SocketFactory;

/**
 * Makes sockets for blocking clients, such as JDBC drivers, that wait on the event loop of the
 * request that uses them: while a handler waits for its database, its own loop watches the socket,
 * and resumes the handler at once. With other sockets a thread of the JDK watches, and has to wake
 * the loop.
 *
 * <p>For PostgreSQL's driver it is a part of the URL:
 *
 * <pre>{@code
 * jdbc:postgresql://localhost/cafe?socketFactory=dev.jumun.server.EventLoopSocketFactory
 * }</pre>
 *
 * <p>The sockets may be used by any thread, inside requests and outside. They block as those of the
 * JDK do; a virtual thread that is interrupted while it waits closes its socket, as there. Where
 * there is no epoll (anywhere but on Linux) they are the JDK's.
 */
public final class EventLoopSocketFactory extends SocketFactory {
    /** For a driver, which finds the class by its name. */
    public EventLoopSocketFactory() {}

    @Override
    public Socket createSocket() throws IOException {
        return Transport.best() == Transport.EPOLL
                ? new OverImplementation(new EventLoopSocket())
                : new Socket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
            throws IOException {
        return connected(
                new InetSocketAddress(localHost, localPort), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
            throws IOException {
        return connected(
                new InetSocketAddress(localHost, localPort), new InetSocketAddress(host, port));
    }

    private Socket connected(@Nullable InetSocketAddress from, InetSocketAddress to)
            throws IOException {
        Socket socket = createSocket();
        try {
            if (from != null) {
                socket.bind(from);
            }
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static final class OverImplementation extends Socket {
        OverImplementation(EventLoopSocket implementation) throws IOException {
            super(implementation);
        }
    }
}
