package dev.jumun.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A plain server: sends back what it gets, or does nothing, and hands out its connections. */
final class EchoPeer implements AutoCloseable {
    private final ServerSocket listener;
    private final LinkedBlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();

    /** A socket that nobody refers to is closed by the garbage collector. */
    private final Queue<Socket> all = new ConcurrentLinkedQueue<>();

    private final boolean echoes;

    private EchoPeer(boolean echoes) throws IOException {
        this.echoes = echoes;
        listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    static EchoPeer echoing() throws IOException {
        return new EchoPeer(true);
    }

    static EchoPeer silent() throws IOException {
        return new EchoPeer(false);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                all.add(socket);
                accepted.add(socket);
                if (echoes) {
                    Thread.ofPlatform().daemon().start(() -> echo(socket));
                }
            }
        } catch (IOException e) {
            // It has been closed.
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    InetAddress address() {
        return listener.getInetAddress();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Connects to it, and returns its own side of the connection. */
    Socket connect(Socket socket) throws Exception {
        socket.connect(listener.getLocalSocketAddress());
        return accepted.take();
    }

    Socket connected() throws Exception {
        Socket socket = new EventLoopSocketFactory().createSocket();
        connect(socket);
        return socket;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : all) {
            socket.close();
        }
    }
}
