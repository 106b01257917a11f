package dev.jumun.limits;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.Provides;
import dev.jumun.Qualifier;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.middleware.Filter;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;

/** A node whose limit is shared with others. */
@Api(title = "Limited")
class Limited {
    /** Tells the patience with the store from other durations. */
    @Qualifier
    @Retention(RetentionPolicy.CLASS)
    @interface Patience {}

    private final ProxyManager<String> store;
    private final Duration patience;

    Limited(ProxyManager<String> store, @Patience Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    /** As in production; a busy machine that shall count exactly needs more. */
    @Provides(Scope.APP)
    @Patience
    static Duration patience() {
        return SharedBuckets.PATIENCE;
    }

    @Provides(Scope.APP)
    static void store(Yield<ProxyManager<String>> yield) throws Exception {
        RedisClient client = RedisClient.create(System.getenv("LIMITED_REDIS"));
        try (StatefulRedisConnection<String, byte[]> connection =
                client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))) {
            yield.to(
                    Bucket4jLettuce.casBasedBuilder(connection)
                            .expirationAfterWrite(
                                    ExpirationAfterWriteStrategy
                                            .basedOnTimeForRefillingBucketUpToMax(
                                                    Duration.ofMinutes(10)))
                            .build());
        } finally {
            client.shutdown();
        }
    }

    @Middleware
    Filter limit() {
        return RateLimit.of(100, Duration.ofMinutes(1))
                .by(request -> request.headers().first("x-key"))
                .sharedBy(store, "all", patience);
    }

    @Get("/")
    String hello() {
        return "hello";
    }
}
