package dev.jumun.bus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bus is given and cannot be is refused where it is given. */
class BusSettingsTest {
    private static final String LONG = "n".repeat(201);

    @Test
    void topics() {
        try (Bus bus = Bus.local()) {
            for (String name : new String[] {"", " ", " a", "a\n", LONG, "\u00e9".repeat(101)}) {
                assertRefused(() -> bus.publish(name, new byte[0]));
                assertRefused(() -> bus.subscribe(name, _ -> {}));
                assertRefused(() -> Topic.of(bus, name, String.class));
                assertRefused(() -> SharedRoom.of(bus, name));
            }
            assertRefused(() -> bus.publish("t", new byte[Bus.LARGEST + 1]));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "http://localhost",
                "jdbc:postgresql:",
                "redis://",
                "redis://:secret@"
            })
    void addresses(String address) {
        assertRefused(() -> RedisBus.on(address));
        if (!address.startsWith("jdbc:postgresql")) {
            assertRefused(() -> PostgresBus.on(address));
        }
    }

    /** Says what cannot be, and what to do; an address may have a password. */
    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .matches("(?s).+\\. (Give|Choose|Leave|Send) .+\\.")
                .doesNotContain("secret");
    }
}
