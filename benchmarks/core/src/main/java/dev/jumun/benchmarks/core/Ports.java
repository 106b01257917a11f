package dev.jumun.benchmarks.core;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this machine, for engines that a benchmark starts. */
public final class Ports {
    private Ports() {}

    /** Returns a free port. */
    public static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
