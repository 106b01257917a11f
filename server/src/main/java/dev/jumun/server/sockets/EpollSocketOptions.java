package dev.jumun.server.sockets;

import io.netty.channel.unix.Socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketOptions;

/** The options of {@link java.net.SocketOptions}, of a socket of Netty's. */
public final class EpollSocketOptions {
    private EpollSocketOptions() {}

    static void set(Socket socket, int option, Object value) throws SocketException {
        try {
            switch (option) {
                case SocketOptions.TCP_NODELAY -> socket.setTcpNoDelay((Boolean) value);
                case SocketOptions.SO_KEEPALIVE -> socket.setKeepAlive((Boolean) value);
                case SocketOptions.SO_RCVBUF -> socket.setReceiveBufferSize((Integer) value);
                case SocketOptions.SO_SNDBUF -> socket.setSendBufferSize((Integer) value);
                case SocketOptions.SO_REUSEADDR -> socket.setReuseAddress((Boolean) value);
                case SocketOptions.SO_LINGER ->
                        socket.setSoLinger(value instanceof Integer seconds ? seconds : -1);
                case SocketOptions.IP_TOS -> socket.setTrafficClass((Integer) value);
                default -> throw none(option);
            }
        } catch (SocketException e) {
            throw e;
        } catch (IOException e) {
            throw new SocketException(e);
        }
    }

    static Object get(Socket socket, int option) throws SocketException {
        try {
            return switch (option) {
                case SocketOptions.TCP_NODELAY -> socket.isTcpNoDelay();
                case SocketOptions.SO_KEEPALIVE -> socket.isKeepAlive();
                case SocketOptions.SO_RCVBUF -> socket.getReceiveBufferSize();
                case SocketOptions.SO_SNDBUF -> socket.getSendBufferSize();
                case SocketOptions.SO_REUSEADDR -> socket.isReuseAddress();
                case SocketOptions.SO_LINGER -> socket.getSoLinger();
                case SocketOptions.IP_TOS -> socket.getTrafficClass();
                case SocketOptions.SO_BINDADDR -> {
                    InetSocketAddress local = socket.localAddress();
                    yield local == null
                            ? new InetSocketAddress(0).getAddress()
                            : local.getAddress();
                }
                default -> throw none(option);
            };
        } catch (SocketException e) {
            throw e;
        } catch (IOException e) {
            throw new SocketException(e);
        }
    }

    private static SocketException none(int option) {
        return new SocketException("There is no such option: " + option);
    }
}
