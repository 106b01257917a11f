package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.Api;
import dev.jumun.StaticFiles;
import dev.jumun.app.App;

import org.junit.jupiter.api.Test;

/** FastAPI refuses to start without the directory, too, unless {@code check_dir=False}. */
class StaticDirectoryTest {
    @Api
    @StaticFiles(path = "/static", directory = "missing")
    static class Missing {}

    @Api
    @StaticFiles(path = "/static", directory = "missing", checkDirectory = false)
    static class Later {}

    @Test
    void withoutItNothingStarts() {
        try (App app = App.of(Missing.class)) {
            assertThatThrownBy(app::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("There is no directory \"missing\"")
                    .hasMessageContaining("checkDirectory = false");
        }
    }

    @Test
    void itMayComeLater() throws Exception {
        try (App app = App.of(Later.class)) {
            assertThat(app.start()).isSameAs(app);
        }
    }
}
