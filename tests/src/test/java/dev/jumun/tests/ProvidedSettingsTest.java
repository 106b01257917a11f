package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Provides;
import dev.jumun.Qualifier;
import dev.jumun.Scope;
import dev.jumun.server.Jumun;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The server's settings as a dependency of the application. */
class ProvidedSettingsTest {
    @Api(title = "Limited")
    static class Limited {
        @Provides(Scope.APP)
        static ServerSettings server() {
            return ServerSettings.defaults().withMaxBodySize(10).withMaxUriSize(1000);
        }

        @Get("/")
        String hello() {
            return "hello";
        }
    }

    @Qualifier
    @interface Second {}

    @Api(title = "Undecided")
    static class Undecided {
        @Provides(Scope.APP)
        static ServerSettings server() {
            return ServerSettings.defaults();
        }

        @Provides(Scope.APP)
        @Second
        static ServerSettings second() {
            return ServerSettings.defaults();
        }

        @Get("/")
        String hello() {
            return "hello";
        }
    }

    @AfterEach
    void noHost() {
        Jumun.hostedBy(null);
    }

    /** What a server would be started with. */
    private static ServerSettings run(
            Class<?> api, UnaryOperator<ServerSettings> code, String... arguments) {
        AtomicReference<ServerSettings> found = new AtomicReference<>(ServerSettings.defaults());
        Jumun.hostedBy((app, settings) -> {
            try (app) {
                app.start();
                found.set(settings.get());
            }
        });
        Jumun.run(api, code, arguments);
        return found.get();
    }

    @Test
    void aProviderTakesThePlaceOfTheDefaults() {
        ServerSettings settings = run(Limited.class, code -> code);
        assertThat(settings.maxBodySize()).isEqualTo(10);
        assertThat(settings.maxUriSize()).isEqualTo(1000);
    }

    @Test
    void codeAndOptionsTakePrecedence() {
        ServerSettings settings =
                run(Limited.class, code -> code.withMaxBodySize(20), "--max-uri-size", "2000");
        assertThat(settings.maxBodySize()).isEqualTo(20);
        assertThat(settings.maxUriSize()).isEqualTo(2000);
    }

    @Test
    void twoProvidersAreAnError() {
        assertThatThrownBy(() -> run(Undecided.class, code -> code))
                .hasMessageContaining(
                        "2 providers of application scope provide ServerSettings: keep one.");
    }
}
