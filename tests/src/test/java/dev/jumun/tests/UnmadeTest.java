package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jumun.app.App;

import org.junit.jupiter.api.Test;

class UnmadeTest {
    @Test
    void whatWasSetUpBeforeAMiddlewareFailsIsTornDown() {
        App app = App.of(Unmade.class);

        assertThatIllegalArgumentException()
                .isThrownBy(app::start)
                .withMessageStartingWith("\"not a host\" is not a host");
        assertThat(Unmade.EVENTS).containsExactly("set up", "torn down");
    }
}
