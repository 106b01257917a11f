package dev.jumun.bus;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.jspecify.annotations.Nullable;

import redis.embedded.RedisServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engines, each a real one in a process of its own, which can go away and come back. */
enum Servers {
    POSTGRES {
        @Override
        Server start() throws IOException {
            Path data = Files.createTempDirectory("jumun-bus");
            int port = freePort();
            return new Server() {
                private @Nullable EmbeddedPostgres running;

                @Override
                public Server begin() throws IOException {
                    running =
                            EmbeddedPostgres.builder()
                                    .setDataDirectory(data)
                                    .setCleanDataDirectory(false)
                                    .setPort(port)
                                    .start();
                    return this;
                }

                @Override
                public Bus bus() throws IOException {
                    return PostgresBus.on(
                            "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres"
                                    .formatted(port));
                }

                @Override
                public void end() throws IOException {
                    EmbeddedPostgres ended = running;
                    running = null;
                    if (ended != null) {
                        ended.close();
                    }
                }
            }.begin();
        }
    },
    REDIS {
        @Override
        Server start() throws IOException {
            int port = freePort();
            return new Server() {
                private @Nullable RedisServer running;

                @Override
                public Server begin() throws IOException {
                    RedisServer server =
                            RedisServer.newRedisServer()
                                    .port(port)
                                    .bind("127.0.0.1")
                                    .setting("save \"\"")
                                    .build();
                    server.start();
                    running = server;
                    return this;
                }

                @Override
                public Bus bus() throws IOException {
                    return RedisBus.on("redis://127.0.0.1:" + port);
                }

                @Override
                public void end() throws IOException {
                    RedisServer ended = running;
                    running = null;
                    if (ended != null) {
                        ended.stop();
                    }
                }
            }.begin();
        }
    };

    /** Starts one. */
    abstract Server start() throws IOException;

    /** Starts one, with two nodes that are connected to it. */
    Nodes nodes() throws IOException {
        Server server = start();
        return new Nodes(server, server.bus(), server.bus());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** One that runs. */
    interface Server extends AutoCloseable {
        /** Starts it at the same port as before. */
        Server begin() throws IOException;

        /** A node that is connected to it. */
        Bus bus() throws IOException;

        /** Ends it. */
        void end() throws IOException;

        @Override
        default void close() throws IOException {
            end();
        }
    }

    /** Two nodes on one server. */
    record Nodes(Server server, Bus first, Bus second) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            second.close();
            first.close();
            server.close();
        }
    }
}
