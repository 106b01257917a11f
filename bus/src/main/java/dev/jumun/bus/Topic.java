package dev.jumun.bus;

import dev.jumun.async.Channel;
import dev.jumun.async.ChannelClosedException;
import dev.jumun.async.Generator;
import dev.jumun.async.log.LogText;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.validation.ModelValidationException;
import dev.jumun.validation.Models;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Models on a topic of a bus, for event streams on all nodes.
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static Topic<Order> ready(Bus bus) {
 *     return Topic.of(bus, "ready", Order.class);
 * }
 *
 * @Get("/orders/ready")
 * @ServerSentEvents
 * Generator<Order> ready(Topic<Order> ready) {
 *     return ready.follow();
 * }
 * }</pre>
 *
 * @param <T> a record that the API knows, because a route uses it, or because {@code @Api(models =
 *     …)} names it
 */
public final class Topic<T> {
    private static final Logger LOG = System.getLogger("dev.jumun.bus");
    private static final int BACKLOG = 1_024;

    private final Bus bus;
    private final String name;
    private final Class<T> type;
    private final Set<Channel<T>> followers = ConcurrentHashMap.newKeySet();

    private Topic(Bus bus, String name, Class<T> type) {
        this.bus = bus;
        this.name = name;
        this.type = type;
    }

    /**
     * Returns the topic of a name. All nodes give it the same type. It lives as long as the bus.
     *
     * @throws IllegalArgumentException if the name is blank or too long, or no running API knows
     *     the type
     */
    public static <T> Topic<T> of(Bus bus, String name, Class<T> type) {
        Limits.check(name);
        Codecs.requireKnown(type);
        Topic<T> topic = new Topic<>(bus, name, type);
        bus.subscribe(name, topic.new Distributor());
        return topic;
    }

    /**
     * Publishes a value as JSON. Does not wait for the engine.
     *
     * @throws BusUnavailableException if the engine of the bus has been away for too long
     */
    public void publish(T value) {
        bus.publish(name, Models.write(value));
    }

    /**
     * Returns what is published from the moment on at which the result is first used. It ends when
     * messages may have been missed, because the engine of the bus was away, or because its user is
     * 1,024 values behind. An event stream then ends, its client connects again by itself, and the
     * handler begins with the present state. A value that does not fit the type, since another
     * version of the program has published it, is left out and logged.
     */
    public Generator<T> follow() {
        return Generator.of(yield -> {
            Channel<T> values = new Channel<>(name, BACKLOG);
            followers.add(values);
            try {
                for (T value : values) {
                    yield.to(value);
                }
            } finally {
                followers.remove(values);
                values.close();
            }
        });
    }

    /** Reads each message once, for all followers of this node. */
    private final class Distributor implements Bus.Subscriber {
        @Override
        public void message(byte[] bytes) {
            if (followers.isEmpty()) {
                return;
            }
            T value;
            try {
                value = Models.read(type, bytes);
            } catch (ModelValidationException unfit) {
                LOG.log(
                        Level.WARNING,
                        LogText.line(
                                "A message on the topic %s is left out: %s"
                                        .formatted(name, unfit.getMessage())));
                return;
            }
            for (Channel<T> each : followers) {
                try {
                    if (!each.trySend(value)) {
                        each.close();
                    }
                } catch (ChannelClosedException ended) {
                    // its user has gone, or is about to
                }
            }
        }

        @Override
        public void gap() {
            followers.forEach(Channel::close);
        }
    }
}
