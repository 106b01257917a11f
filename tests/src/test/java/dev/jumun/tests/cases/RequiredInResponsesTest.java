package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Field;
import dev.jumun.Model;
import dev.jumun.Omittable;
import dev.jumun.Post;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Members with a default are always written: clients of a model may count on them. */
class RequiredInResponsesTest {
    @Model(requiredInResponses = true)
    record Item(
            String name,
            @Default("1") int count,
            @Field(written = "labels") @Default("[]") List<String> tags,
            @Nullable String note,
            Omittable<String> omitted) {}

    record Plain(String name, @Default("1") int count) {}

    @Api
    static class Written {
        @Post("/item")
        Item item(Item item) {
            return item;
        }

        @Post("/plain")
        Plain plain(Plain plain) {
            return plain;
        }
    }

    @Test
    void whatIsAlwaysWrittenIsRequiredInTheSchemaOfAnswers() throws Exception {
        try (TestClient client = TestClient.of(Written.class)) {
            TestResponse document = client.get("/openapi.json").send();
            assertThat(document.json("components", "schemas", "Item-Input", "required"))
                    .isEqualTo(List.of("name"));
            assertThat(document.json("components", "schemas", "Item-Output", "required"))
                    .isEqualTo(List.of("name", "count", "labels", "note"));
            assertThat(document.json("components", "schemas", "Plain", "required"))
                    .isEqualTo(List.of("name"));
            assertThat(client.post("/item").json("{\"name\": \"a\"}").send().text())
                    .isEqualTo("{\"name\":\"a\",\"count\":1,\"labels\":[],\"note\":null}");
        }
    }
}
