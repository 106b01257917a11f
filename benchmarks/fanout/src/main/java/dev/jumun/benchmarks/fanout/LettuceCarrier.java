package dev.jumun.benchmarks.fanout;

import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoom;
import dev.jumun.websocket.WebSocketRoom.Membership;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * What is usually written by hand: each message is published by itself, without waiting for the
 * answer, and a listener sends what arrives to the sockets. Nothing notices what is lost.
 */
final class LettuceCarrier implements Carrier {
    private static final String CHANNEL = "fanout";

    private final WebSocketRoom room = new WebSocketRoom();
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> publishing;

    LettuceCarrier(String url) {
        client = RedisClient.create(url);
        publishing = client.connect();
        StatefulRedisPubSubConnection<String, String> listening = client.connectPubSub();
        listening.addListener(
                new RedisPubSubAdapter<>() {
                    @Override
                    public void message(String channel, String text) {
                        room.sendText(text);
                    }
                });
        listening.sync().subscribe(CHANNEL);
    }

    @Override
    public Membership join(WebSocket socket) {
        return room.join(socket);
    }

    @Override
    public void send(String text) {
        var _ = publishing.async().publish(CHANNEL, text);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
