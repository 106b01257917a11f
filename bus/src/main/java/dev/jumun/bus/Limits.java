package dev.jumun.bus;

import dev.jumun.runtime.engine.NameRule;

import java.nio.charset.StandardCharsets;

/** What may be published. */
final class Limits {
    private static final int LONGEST_TOPIC = 200;

    private Limits() {}

    /** Of those that publish, and of those that would wait in vain. */
    static void check(String topic) {
        NameRule.check(topic, "The name of a topic", LONGEST_TOPIC);
        if (topic.length() <= LONGEST_TOPIC / 3) {
            return; // whatever its characters are: this is asked for each message
        }
        int length = topic.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_TOPIC) {
            throw new IllegalArgumentException(
                    "The name of a topic has %d bytes. Give 1 to %d."
                            .formatted(length, LONGEST_TOPIC));
        }
    }

    static void check(String topic, byte[] message) {
        check(topic);
        if (message.length > Bus.LARGEST) {
            throw new IllegalArgumentException(
                    "A message on the topic %s has %d bytes. Send at most %d, or a reference to where the rest is."
                            .formatted(topic, message.length, Bus.LARGEST));
        }
    }

    static IllegalStateException closed() {
        return new IllegalStateException("The bus is closed.");
    }
}
