package dev.jumun.server;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.FastThreadLocalThread;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The kernel's own event interface where there is one, Java's elsewhere. */
enum Transport {
    EPOLL(EpollServerSocketChannel.class, EpollIoHandler::newFactory),
    NIO(NioServerSocketChannel.class, NioIoHandler::newFactory);

    private final Class<? extends ServerSocketChannel> channel;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference
    private final Supplier<IoHandlerFactory> handler;

    Transport(Class<? extends ServerSocketChannel> channel, Supplier<IoHandlerFactory> handler) {
        this.channel = channel;
        this.handler = handler;
    }

    static Transport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    Class<? extends ServerSocketChannel> channel() {
        return channel;
    }

    EventLoopGroup loops(int count, String name) {
        return new MultiThreadIoEventLoopGroup(count, threads(name), handler.get());
    }

    /** Threads for event loops: Netty keeps buffers at hand for those of its own class only. */
    static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return new DefaultThreadFactory(name, true) {
            @Override
            protected Thread newThread(Runnable work, String ignored) {
                return new FastThreadLocalThread(work, name + number.getAndIncrement());
            }
        };
    }
}
