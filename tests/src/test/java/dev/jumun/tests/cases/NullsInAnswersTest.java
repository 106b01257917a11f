package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Computed;
import dev.jumun.Get;
import dev.jumun.async.Generator;
import dev.jumun.testing.TestClient;
import dev.jumun.tests.CapturedLog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A null that the type of an answer does not allow is found by its place, not by its method. */
@SuppressWarnings("NullAway") // that is the lapse
class NullsInAnswersTest {
    enum Size {
        S
    }

    record Leaf(String name, Size size) {}

    record Tree(String title, Leaf leaf, List<Leaf> leaves, Map<String, Leaf> byName) {}

    record Counted(String words) {
        @Computed
        public int count() {
            return Map.of("a", 1).get(words);
        }
    }

    @Api
    static class Nulls {
        private static final Leaf LEAF = new Leaf("\"[a,{", Size.S);

        private static Tree tree(Leaf leaf, Leaf listed, Leaf named) {
            Map<String, Leaf> byName = new HashMap<>();
            byName.put("a \"b\"", named);
            return new Tree("t:,[", leaf, Arrays.asList(LEAF, LEAF, listed), byName);
        }

        @Get("/leaf")
        Tree leaf() {
            return tree(null, LEAF, LEAF);
        }

        @Get("/name")
        Tree name() {
            return tree(new Leaf(null, Size.S), LEAF, LEAF);
        }

        @Get("/size")
        Tree size() {
            return tree(LEAF, new Leaf("a", null), LEAF);
        }

        @Get("/item")
        Tree item() {
            return tree(LEAF, null, LEAF);
        }

        @Get("/entry")
        Tree entry() {
            return tree(LEAF, LEAF, null);
        }

        @Get("/list")
        List<String> list() {
            return Arrays.asList("a", "b", null);
        }

        @Get("/lines")
        Generator<Leaf> lines() {
            return Generator.of(yield -> yield.to(new Leaf(null, Size.S)));
        }

        @Get("/computed")
        Counted computed() {
            return new Counted("b");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/leaf, response.leaf",
        "/name, response.leaf.name",
        "/size, response.leaves[2].size",
        "/item, response.leaves[2]",
        "/entry, 'response.byName.a \"b\"'",
        "/list, response[2]",
        "/lines, response.name",
    })
    void theLogNamesThePlace(String path, String place) throws Exception {
        try (TestClient client = TestClient.of(Nulls.class);
                CapturedLog log = new CapturedLog()) {
            client.get(path).send();
            assertThat(log.thrown())
                    .hasMessageContaining("There is null at " + place + ", whose type");
        }
    }

    @Test
    void aMethodOfTheUsersFailsAsItself() throws Exception {
        try (TestClient client = TestClient.of(Nulls.class);
                CapturedLog log = new CapturedLog()) {
            assertThat(client.get("/computed").send().status()).isEqualTo(500);
            assertThat(log.thrown())
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageNotContaining("There is null at");
        }
    }
}
