package dev.jumun.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;

import org.jspecify.annotations.Nullable;

import redis.embedded.RedisServer;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.Function;

/** A Redis of a test's own, without a disk. It may end, and begin again empty at the same port. */
final class LocalRedis implements Closeable {
    private final int port;
    private @Nullable RedisServer running;

    LocalRedis() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        begin();
    }

    void begin() throws IOException {
        RedisServer server =
                RedisServer.newRedisServer()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"")
                        .build();
        server.start();
        running = server;
    }

    void end() throws IOException {
        RedisServer ended = running;
        running = null;
        if (ended != null) {
            ended.stop();
        }
    }

    String address() {
        return "redis://127.0.0.1:" + port;
    }

    <R> R ask(Function<RedisCommands<String, String>, R> command) {
        RedisClient client = RedisClient.create(address());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return command.apply(connection.sync());
        } finally {
            client.shutdown();
        }
    }

    /** From now on it takes connections and commands, and answers none, until it ends. */
    void fallSilent() {
        ask(commands -> commands.clientPause(3_600_000));
    }

    List<String> keys() {
        return ask(commands -> commands.keys("*"));
    }

    @Override
    public void close() throws IOException {
        end();
    }
}
