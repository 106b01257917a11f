package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.Api;
import dev.jumun.Post;
import dev.jumun.Router;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whether a body without a content type is JSON is decided by an API, a router, and those in it.
 */
@Timeout(60)
class ContentTypesTest {
    record Item(String name) {}

    @Api(routers = {Lenient.class, Strict.class})
    static class Mixed {
        @Post("/api")
        Object api(Item item) {
            return item;
        }
    }

    @Router(
            prefix = "/lenient",
            strictContentType = false,
            routers = {Within.class, StrictWithin.class})
    static class Lenient {
        @Post("/router")
        Object router(Item item) {
            return item;
        }
    }

    @Router
    static class Within {
        @Post("/within")
        Object within(Item item) {
            return item;
        }
    }

    @Router(strictContentType = true)
    static class StrictWithin {
        @Post("/strict")
        Object strict(Item item) {
            return item;
        }
    }

    @Router(prefix = "/strict")
    static class Strict {
        @Post("/router")
        Object router(Item item) {
            return item;
        }
    }

    private static Both both;

    @BeforeAll
    static void start() throws Exception {
        both = Both.of(Mixed.class);
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    private static int status(String path, String... fields) throws Exception {
        return both.send("POST", path, "{\"name\": \"a\"}".getBytes(UTF_8), fields).status();
    }

    @Test
    void aRouterMayTakeBodiesWithoutAContentType() throws Exception {
        assertThat(status("/lenient/router")).isEqualTo(200);
        assertThat(status("/lenient/within")).isEqualTo(200);
        assertThat(status("/lenient/strict")).isEqualTo(422);
        assertThat(status("/strict/router")).isEqualTo(422);
        assertThat(status("/api")).isEqualTo(422);
    }

    /** A type that is named is believed. */
    @Test
    void aBodyOfAnotherTypeIsNoJsonAnywhere() throws Exception {
        assertThat(status("/lenient/router", "content-type: text/plain")).isEqualTo(422);
        assertThat(status("/lenient/router", "content-type: application/vnd.api+json"))
                .isEqualTo(200);
    }
}
