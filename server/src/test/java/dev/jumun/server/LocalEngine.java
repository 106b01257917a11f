package dev.jumun.server;

import com.sun.management.ThreadMXBean;

import dev.jumun.exchange.Handler;
import dev.jumun.server.connection.ConnectionInitializer;
import dev.jumun.server.exchange.ServerState;
import dev.jumun.server.loop.RequestThreads;
import dev.jumun.server.loop.Transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine in this process, without sockets: clients and server share one event loop, so that
 * what a request costs is what that thread has used.
 */
public final class LocalEngine implements AutoCloseable {
    /** An answer takes a few turns of the loop: accepting, reading, the handler, closing. */
    private static final int TURNS = 4;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(
                    1, Transport.threads("local-", true), LocalIoHandler.newFactory());
    private final Channel listener;
    private final long thread;

    /**
     * What some inputs have cost.
     *
     * @param nanos of processor time
     * @param bytes allocated
     */
    public record Cost(long nanos, long bytes) {}

    /** What a client has got. */
    private static final class Client extends SimpleChannelInboundHandler<ByteBuf> {
        final ByteArrayOutputStream got = new ByteArrayOutputStream();

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf bytes) {
            byte[] copy = new byte[bytes.readableBytes()];
            bytes.readBytes(copy);
            got.writeBytes(copy);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }

    /** Starts it. */
    public LocalEngine(Handler handler, ServerSettings settings) throws Exception {
        ServerState state =
                new ServerState(settings, handler, RequestThreads.onEventLoops(), loops, List.of());
        ConnectionInitializer initializer = new ConnectionInitializer(state, null);
        listener =
                new ServerBootstrap()
                        .group(loops)
                        .channel(LocalServerChannel.class)
                        .childHandler(initializer)
                        .bind(LocalAddress.ANY)
                        .sync()
                        .channel();
        thread = loops.submit(() -> Thread.currentThread().threadId()).get();
    }

    /** Sends each input on a connection of its own, and closes it when all has been looked at. */
    public Cost send(List<byte[]> inputs) throws Exception {
        long nanos = THREADS.getThreadCpuTime(thread);
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        exchange(inputs);
        return new Cost(
                THREADS.getThreadCpuTime(thread) - nanos,
                THREADS.getThreadAllocatedBytes(thread) - bytes);
    }

    /** Sends an input; returns what has come when the loop has nothing more to do. */
    public String ask(String request) throws Exception {
        byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
        return exchange(List.of(bytes)).getFirst().got.toString(StandardCharsets.ISO_8859_1);
    }

    private List<Client> exchange(List<byte[]> inputs) throws Exception {
        List<Client> clients = new ArrayList<>();
        List<Channel> channels = new ArrayList<>();
        loops.submit(
                        () -> {
                            for (byte[] input : inputs) {
                                Client client = new Client();
                                clients.add(client);
                                channels.add(connect(client, input));
                            }
                        })
                .get();
        turn();
        loops.submit(() -> channels.forEach(Channel::close)).get();
        turn();
        return clients;
    }

    private Channel connect(Client client, byte[] input) {
        Channel channel =
                new Bootstrap()
                        .group(loops)
                        .channel(LocalChannel.class)
                        .handler(client)
                        .register()
                        .channel();
        channel.connect(listener.localAddress())
                .addListener(_ -> channel.writeAndFlush(Unpooled.wrappedBuffer(input)));
        return channel;
    }

    private void turn() throws Exception {
        for (int i = 0; i < TURNS; i++) {
            loops.submit(() -> {}).get();
        }
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.SECONDS);
    }
}
