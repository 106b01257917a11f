package dev.jumun.bus;

import java.nio.charset.StandardCharsets;

/** What may be published. */
final class Limits {
    private static final int LONGEST_TOPIC = 200;

    private Limits() {}

    static void check(String topic, byte[] message) {
        int length = topic.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_TOPIC) {
            throw new IllegalArgumentException(
                    "A topic has %d bytes. Give at most %d.".formatted(length, LONGEST_TOPIC));
        }
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
