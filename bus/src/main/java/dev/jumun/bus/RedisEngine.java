package dev.jumun.bus;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Frames as messages of one channel. Lettuce does not reconnect by itself here, nor keep commands
 * while it is disconnected: the bus does both, with a bound, and knows what it has missed.
 */
final class RedisEngine implements Engine {
    private static final byte[] CHANNEL = "jumun:bus".getBytes(StandardCharsets.US_ASCII);
    private static final int ROOM = 64 << 10;
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int MOST_UNOPENED = 1_024;

    private final RedisClient client;
    private volatile @Nullable StatefulRedisConnection<byte[], byte[]> sending;

    RedisEngine(RedisURI address) {
        address.setTimeout(ANSWER);
        client = RedisClient.create(address);
        client.setOptions(
                ClientOptions.builder()
                        .autoReconnect(false)
                        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(MOST_UNOPENED)
                        .socketOptions(
                                SocketOptions.builder()
                                        .connectTimeout(ANSWER)
                                        .keepAlive(true)
                                        .build())
                        .build());
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public int room() {
        return ROOM;
    }

    @Override
    public void send(byte[] frame) {
        StatefulRedisConnection<byte[], byte[]> connection = sending;
        if (connection == null) {
            connection = client.connect(ByteArrayCodec.INSTANCE);
            sending = connection;
        }
        try {
            connection.sync().publish(CHANNEL, frame);
        } catch (RuntimeException failure) {
            sending = null;
            var _ = connection.closeAsync();
            throw failure;
        }
    }

    @Override
    public void listen(Runnable connected, Receiver receiver) throws Exception {
        BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(MOST_UNOPENED);
        try (StatefulRedisPubSubConnection<byte[], byte[]> connection =
                client.connectPubSub(ByteArrayCodec.INSTANCE)) {
            connection.addListener(
                    new RedisPubSubAdapter<>() {
                        @Override
                        public void message(byte[] channel, byte[] frame) {
                            if (!frames.offer(frame)) {
                                var _ = connection.closeAsync(); // too slow: a gap
                            }
                        }
                    });
            connection.sync().subscribe(CHANNEL);
            connected.run();
            long heard = System.nanoTime();
            while (true) {
                byte[] frame = frames.poll(100, TimeUnit.MILLISECONDS);
                if (frame != null) {
                    receiver.frame(frame);
                    heard = System.nanoTime();
                } else if (!connection.isOpen()) {
                    throw new IOException("The connection has ended.");
                } else if (System.nanoTime() - heard > ANSWER.toNanos()) {
                    // a network that is dead looks silent to it: only a question finds out
                    connection.async().ping().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
                    heard = System.nanoTime();
                }
            }
        }
    }

    @Override
    public void close() {
        var _ = client.shutdownAsync(0, 1, TimeUnit.SECONDS); // no thread waits for it
    }
}
