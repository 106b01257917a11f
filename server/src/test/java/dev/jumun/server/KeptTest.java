package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.runtime.dependency.Lifespan;
import dev.jumun.runtime.dependency.Overrides;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Without {@code jumun dev}, what is kept is made and closed like anything else. */
class KeptTest {
    private static void duringSetup(Lifespan.Body setup) throws Exception {
        Lifespan.start(
                        new Overrides(),
                        life -> {
                            setup.run(life);
                            life.serve();
                        })
                .stop(Duration.ofMinutes(1));
    }

    @Test
    void itIsClosedAtTheEnd() throws Exception {
        duringSetup(life -> {
            ExecutorService value;
            try (Kept<ExecutorService> kept = Kept.of("pool", Executors::newCachedThreadPool)) {
                value = kept.value();
                assertThat(value.isShutdown()).isFalse();
            }
            assertThat(value.isShutdown()).isTrue();
        });
    }

    @Test
    void eachLifeMakesOne() throws Exception {
        for (int i = 0; i < 2; i++) {
            duringSetup(life -> {
                try (Kept<StringBuilder> one = Kept.of("text", StringBuilder::new);
                        Kept<StringBuilder> other = Kept.of("other", StringBuilder::new)) {
                    assertThat(one.value()).isNotSameAs(other.value());
                }
            });
        }
    }

    @Test
    void aNameIsUsedOnce() throws Exception {
        duringSetup(life -> {
            Kept.of("text", StringBuilder::new);
            assertThatThrownBy(() -> Kept.of("text", StringBuilder::new))
                    .hasMessageContaining("Kept.of(\"text\", …) of dev.jumun.server.KeptTest")
                    .hasMessageContaining("was called twice");
        });
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgain() throws Exception {
        duringSetup(life -> {
            assertThatThrownBy(() ->
                            Kept.of(
                                    "text",
                                    () -> {
                                        throw new IllegalStateException("away");
                                    }))
                    .hasMessage("away");
            assertThat(Kept.of("text", StringBuilder::new).value()).isNotNull();
        });
    }

    /** As under {@code jumun dev}: a program that ends there must not pass its tests. */
    @Test
    void onlyAProviderOfTheApplicationAsksForIt() throws Exception {
        String words = "was not called by a provider with Scope.APP that sets up";
        assertThatThrownBy(() -> Kept.of("none", StringBuilder::new)).hasMessageContaining(words);
        Lifespan.start(
                        new Overrides(),
                        life -> {
                            FutureTask<Kept<StringBuilder>> elsewhere =
                                    new FutureTask<>(() -> Kept.of("other", StringBuilder::new));
                            Thread.ofVirtual().start(elsewhere);
                            assertThatThrownBy(elsewhere::get).hasMessageContaining(words);
                            life.serve();
                            assertThatThrownBy(() -> Kept.of("late", StringBuilder::new))
                                    .hasMessageContaining(words);
                        })
                .stop(Duration.ofMinutes(1));
    }

    @Test
    void nothingIsNotAValue() throws Exception {
        duringSetup(life ->
                assertThatThrownBy(() -> Kept.of("nothing", () -> null))
                        .isInstanceOf(NullPointerException.class));
    }
}
