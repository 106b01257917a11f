package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** Compares answers with the JSON that a chapter shows. */
final class Answers {
    private Answers() {}

    static TestResponse check(TestRequest request, int status, String json) throws Exception {
        TestResponse answer = request.send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json()).isEqualTo(parse(json));
        return answer;
    }

    static @Nullable Object parse(String json) {
        Problems problems = new Problems();
        Object value = JsonBody.read(json.getBytes(StandardCharsets.UTF_8), Codecs.ANY, problems);
        assertThat(problems.isEmpty()).as(json).isTrue();
        return value;
    }
}
