package dev.jumun.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.codec.Problem;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class BodyFieldsTest {
    private final BodyFields fields =
            new BodyFields("Body_order")
                    .required("n", Codecs.INTEGER)
                    .details("Number", "How many", "", true, "3")
                    .optional("tip", Codecs.INTEGER, 9);
    private final Problems problems = new Problems();

    private @Nullable FieldValues read(String json) {
        return JsonBody.read(json.getBytes(UTF_8), fields, problems);
    }

    private void assertValues(String json, int number, int tip) {
        FieldValues values = requireNonNull(read(json));

        assertThat(values.<Integer>get(0)).isEqualTo(number);
        assertThat(values.<Integer>get(1)).isEqualTo(tip);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void membersAreReadInAnyOrder() {
        assertValues("{\"tip\":2,\"n\":1}", 1, 2);
    }

    @Test
    void aMemberMayBeLeftOutOrNull() {
        assertValues("{\"n\":1}", 1, 9);
        assertValues("{\"n\":1,\"tip\":null}", 1, 9);
        assertValues("{\"n\":1,\"tip\":2,\"tip\":null}", 1, 9);
    }

    @Test
    void otherMembersAreSkipped() {
        assertValues("{\"x\":{\"n\":[5]},\"n\":1,\"y\":[1,2]}", 1, 9);
    }

    @Test
    void theLastOfSeveralMembersApplies() {
        assertValues("{\"n\":\"x\",\"n\":1}", 1, 9);
        assertValues("{\"n\":2,\"n\":1}", 1, 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"n\":null}", "{\"n\":1,\"n\":null}"})
    void aMissingMemberIsAProblem(String json) {
        assertThat(read(json)).isNull();
        assertThat(problems.list())
                .extracting(Problem::toString)
                .containsExactly("missing at [body, n]: Field required");
        assertThat(problems.list().getFirst().input()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "5", "\"n\"", "true"})
    void whatIsNoObjectHasNoMembersAtAll(String json) {
        assertThat(read(json)).isNull();
        assertThat(problems.list())
                .extracting(Problem::toString)
                .containsExactly(
                        "missing at [body, n]: Field required",
                        "missing at [body, tip]: Field required");
    }

    @Test
    void problemsAreInTheOrderOfTheMembers() {
        assertThat(read("{\"tip\":\"x\",\"n\":\"y\"}")).isNull();
        assertThat(problems.list())
                .extracting(Problem::location)
                .extracting(place -> place.get(1))
                .containsExactly("n", "tip");
        assertThat(problems.list()).extracting(Problem::input).containsExactly("y", "x");
    }

    @Test
    void aTextHasNoMembers() {
        assertThat(fields.decodeText("{}", problems)).isNull();
        assertThat(problems.list()).hasSize(1);
        FieldValues none =
                requireNonNull(
                        new BodyFields("Body")
                                .optional("tip", Codecs.INTEGER, 9)
                                .decodeText("", problems));
        assertThat(none.<Integer>get(0)).isEqualTo(9);
    }

    @Test
    void valuesAreNotShown() {
        assertThat(requireNonNull(read("{\"n\":1234}"))).hasToString("2 values");
    }

    @Test
    void itIsOnlyRead() {
        FieldValues values = requireNonNull(read("{\"n\":1}"));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> fields.encode(values, new JsonWriter(10)));
    }

    @Test
    void theDocumentShowsEachMember() {
        Schemas schemas = new Schemas();
        Object reference = schemas.resolve(fields.schema(schemas));

        assertThat(reference).isEqualTo(Map.of("$ref", "#/components/schemas/Body_order"));
        assertThat(String.valueOf(schemas.all().get("Body_order")))
                .contains(
                        "n={type=integer, title=Number",
                        "description=How many",
                        "deprecated=true",
                        "examples=[3]",
                        "tip={type=integer",
                        "default=9",
                        "required=[n]");
    }
}
