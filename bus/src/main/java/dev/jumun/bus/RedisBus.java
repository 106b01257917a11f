package dev.jumun.bus;

import io.lettuce.core.RedisURI;

import java.io.IOException;

/**
 * A bus over publish and subscribe of Redis, or of what speaks its protocol. All topics share one
 * channel, so that one order holds for all of them. Messages that come while Redis answers are sent
 * together.
 *
 * <p>Needs Lettuce ({@code io.lettuce:lettuce-core}).
 */
public final class RedisBus {
    private RedisBus() {}

    /**
     * Connects, and waits until messages arrive.
     *
     * @param url such as {@code redis://:password@host:6379}
     * @throws IOException if the server cannot be reached within ten seconds
     * @throws IllegalArgumentException if it is no address of Redis
     */
    public static Bus on(String url) throws IOException {
        return EngineBus.start(new RedisEngine(address(url)));
    }

    private static RedisURI address(String url) {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException e) {
            // without the address, which may have a password, nor what Lettuce reports of it
            throw new IllegalArgumentException(
                    "This is no address of Redis. Give one like redis://:password@host:6379.");
        }
    }
}
