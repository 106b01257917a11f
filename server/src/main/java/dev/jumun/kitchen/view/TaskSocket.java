package dev.jumun.kitchen.view;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * The Unix socket on which this process tells its user what it does: for {@code jumun ps}, and
 * {@code curl --unix-socket}. It has platform threads of its own, so that it answers while all
 * event loops and carriers are held. There is one for all servers of the JVM.
 */
public final class TaskSocket {
    private static final System.Logger LOG = System.getLogger("dev.jumun.server");
    private static final int MOST_AT_ONCE = 16;
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private static @Nullable TaskSocket open;
    private static int users;

    private final Path folder;
    private @Nullable ServerSocketChannel channel;
    private @Nullable Path file;
    private boolean closed;

    private TaskSocket(Path folder) {
        this.folder = folder;
    }

    /** A server starts: opens the socket, if it is the first one. Does not wait for it. */
    public static synchronized void open(Map<String, String> environment) {
        users++;
        if (open == null) {
            open = new TaskSocket(SocketFolder.path(environment));
            Thread.ofPlatform().daemon().name("jumun-ps").start(open::serve);
        }
    }

    /** A server stops: closes the socket, if it was the last one. */
    public static synchronized void close() {
        users--;
        if (users == 0 && open != null) {
            open.end();
            open = null;
        }
    }

    private void serve() {
        Semaphore places = new Semaphore(MOST_AT_ONCE);
        try (ServerSocketChannel server = listen()) {
            SocketAnswers.prepare();
            while (server != null) {
                accept(server, places);
            }
        } catch (ClosedChannelException end) {
            // the last server has stopped
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "There is no socket for jumun ps.", e);
        }
    }

    private static void accept(ServerSocketChannel server, Semaphore places)
            throws ClosedChannelException {
        try {
            SocketChannel client = server.accept();
            if (places.tryAcquire()) {
                Thread.ofPlatform()
                        .daemon()
                        .name("jumun-ps-answer")
                        .start(() -> {
                            try (client) {
                                SocketAnswers.answer(client);
                            } catch (IOException closed) {
                                // no one reads the answer
                            } finally {
                                places.release();
                            }
                        });
            } else {
                client.close();
            }
        } catch (ClosedChannelException end) {
            throw end;
        } catch (IOException scarce) {
            // a flood of connections may have taken all files of the process; it passes
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Null if it has been closed already. */
    private @Nullable ServerSocketChannel listen() throws IOException {
        SocketFolder.make(folder);
        SocketFolder.entries(folder); // removes those of killed processes
        synchronized (this) {
            if (closed) {
                return null;
            }
            // No process takes it for one of a killed process between its binding and its
            // listening.
            Path hidden = SocketFolder.hidden(folder);
            Files.deleteIfExists(hidden); // of a process that had this number
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel = server;
            file = hidden;
            server.bind(UnixDomainSocketAddress.of(hidden));
            Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rw-------"));
            file = SocketFolder.socket(folder);
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
            return server;
        }
    }

    private synchronized void end() {
        closed = true;
        try {
            if (channel != null) {
                channel.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The socket for jumun ps was not closed.", e);
        }
    }
}
