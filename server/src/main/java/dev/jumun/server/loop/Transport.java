package dev.jumun.server.loop;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Errors;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.ThreadPerTaskExecutor;

import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The kernel's own event interface where there is one, Java's elsewhere. */
public enum Transport {
    EPOLL(
            EpollServerSocketChannel.class,
            EpollServerDomainSocketChannel.class,
            EpollIoHandler::newFactory),
    NIO(NioServerSocketChannel.class, NioServerDomainSocketChannel.class, NioIoHandler::newFactory);

    private static final boolean LIBRARY_FITS = Epoll.isAvailable() && libraryFits();

    private final Class<? extends ServerChannel> channel;
    private final Class<? extends ServerChannel> unixChannel;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference
    private final Supplier<IoHandlerFactory> handler;

    Transport(
            Class<? extends ServerChannel> channel,
            Class<? extends ServerChannel> unixChannel,
            Supplier<IoHandlerFactory> handler) {
        this.channel = channel;
        this.unixChannel = unixChannel;
        this.handler = handler;
    }

    public static Transport best() {
        return LIBRARY_FITS ? EPOLL : NIO;
    }

    /**
     * Another dependency of the application may have changed the version of one of Netty's jars.
     * Netty notices that only when the first socket is full, and then breaks off its response.
     */
    private static boolean libraryFits() {
        try {
            return Errors.ERRNO_EAGAIN_NEGATIVE < 0;
        } catch (LinkageError mixed) {
            System.getLogger("dev.jumun.server")
                    .log(
                            System.Logger.Level.WARNING,
                            "The jars of Netty's epoll transport are of different versions. Java's"
                                    + " own transport is used, which is slower. Give"
                                    + " netty-transport-native-epoll, -classes-epoll and"
                                    + " -native-unix-common the version that Jumun's BOM names.",
                            mixed);
            return false;
        }
    }

    public Class<? extends ServerChannel> channel(boolean unix) {
        return unix ? unixChannel : channel;
    }

    /** The address of a Unix socket. */
    public SocketAddress address(Path socket) {
        return this == EPOLL
                ? new DomainSocketAddress(socket.toFile())
                : UnixDomainSocketAddress.of(socket);
    }

    /**
     * Makes event loops.
     *
     * @param daemon whether the program may end while they run
     */
    public EventLoopGroup loops(int count, String name, boolean daemon) {
        return new MultiThreadIoEventLoopGroup(
                count,
                new ThreadPerTaskExecutor(threads(name, daemon)),
                new FreeLoops(),
                handler.get());
    }

    /** Threads for event loops: Netty keeps buffers at hand for those of its own class only. */
    public static ThreadFactory threads(String name, boolean daemon) {
        AtomicInteger number = new AtomicInteger();
        return new DefaultThreadFactory(name, daemon) {
            @Override
            protected Thread newThread(Runnable work, String ignored) {
                return new FastThreadLocalThread(work, name + number.getAndIncrement());
            }
        };
    }
}
