package dev.jumun.bus;

import java.nio.charset.StandardCharsets;

/** What may be published. */
final class Limits {
    private static final int LONGEST_TOPIC = 200;

    private Limits() {}

    /** Of those that publish, and of those that would wait in vain. */
    static void check(String topic) {
        int length = topic.getBytes(StandardCharsets.UTF_8).length;
        if (topic.isBlank() || length > LONGEST_TOPIC) {
            throw new IllegalArgumentException(
                    "The name \"%s\" of a topic is blank, or has more than %d bytes. Choose another."
                            .formatted(topic, LONGEST_TOPIC));
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
