package dev.jumun.bus;

import dev.jumun.async.log.LogText;
import dev.jumun.runtime.engine.Outage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who wants which messages. One thread at a time delivers. */
final class Subscribers {
    private static final Logger LOG = System.getLogger("dev.jumun.bus");

    private final Map<String, List<Bus.Subscriber>> topics = new ConcurrentHashMap<>();

    Bus.Subscription add(String topic, Bus.Subscriber subscriber) {
        // in one step: a list that has just become empty is no longer asked
        topics.compute(
                topic,
                (_, those) -> {
                    List<Bus.Subscriber> all = those == null ? new CopyOnWriteArrayList<>() : those;
                    all.add(subscriber);
                    return all;
                });
        return () ->
                topics.computeIfPresent(
                        topic,
                        (_, those) -> {
                            those.remove(subscriber);
                            return those.isEmpty() ? null : those;
                        });
    }

    void deliver(String topic, byte[] message) {
        for (Bus.Subscriber each : topics.getOrDefault(topic, List.of())) {
            call(topic, () -> each.message(message));
        }
    }

    void gap() {
        Outage.damaged(Outage.Part.BUS);
        topics.forEach((topic, those) -> those.forEach(each -> call(topic, each::gap)));
    }

    /** The failure of one must not keep others from their messages. */
    private static void call(String topic, Runnable subscriber) {
        try {
            subscriber.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(
                    Level.ERROR,
                    "A subscriber of the topic " + LogText.line(topic) + " has failed:",
                    LogText.failure(failure));
        }
    }
}
