package dev.jumun.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.Omittable;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.Problem;
import dev.jumun.runtime.form.FormLimits;
import dev.jumun.runtime.form.FormReader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ModelSourceTest {
    private final RecordedExchange exchange =
            RecordedExchange.of("POST", "/?n=1&n=2&other=x&bad=y")
                    .with("item-id", "3")
                    .with("item-id", "4")
                    .with("x_raw", "5")
                    .with("X-Own", "6")
                    .with("cookie", "n=7; other=x")
                    .with("content-type", "application/x-www-form-urlencoded")
                    .with("n=8&n=9&other=x".getBytes(UTF_8));
    private final Inputs inputs = new Inputs(exchange, Map.of(), true);
    private final ModelSource query = new ModelSource(inputs, "query");
    private final ModelSource header = new ModelSource(inputs, "header", Map.of("own", "x-own"));
    private final ModelSource cookie = new ModelSource(inputs, "cookie");
    private final ModelSource form = new ModelSource(inputs, "body");

    ModelSourceTest() {
        inputs.form(FormReader.read(exchange, FormLimits.DEFAULT));
    }

    private List<String> problems() {
        return inputs.problems().list().stream().map(Problem::toString).toList();
    }

    /** What the last problem shows as its input. */
    private @Nullable Object shown() {
        return inputs.problems().list().getLast().input();
    }

    @Test
    void eachPlaceHasItsValues() {
        assertThat(query.required("n", Codecs.INTEGER)).isEqualTo(2);
        assertThat(query.optional("n", Codecs.INTEGER, 0)).isEqualTo(2);
        assertThat(header.required("item_id", Codecs.INTEGER)).isEqualTo(3);
        assertThat(cookie.required("n", Codecs.INTEGER)).isEqualTo(7);
        assertThat(form.required("n", Codecs.INTEGER)).isEqualTo(9);
        assertThat(form.optional("n", Codecs.list(Codecs.INTEGER), null)).containsExactly(8, 9);
        assertThat(problems()).isEmpty();
    }

    @Test
    void aFieldOfTheHeadHasDashesOrANameOfItsOwn() {
        assertThat(header.required("own", Codecs.INTEGER)).isEqualTo(6);
        assertThat(header.required("x_raw", Codecs.INTEGER)).isNull();
        assertThat(header.required("item_id", Codecs.list(Codecs.INTEGER))).containsExactly(3, 4);
        assertThat(query.optional("item-id", Codecs.INTEGER, 0)).isZero();
    }

    @Test
    void aMissingOneShowsThoseThatAreThere() {
        query.required("n", Codecs.INTEGER);
        query.optional("other", Codecs.STRING, "");
        query.optional("tip", Codecs.INTEGER, 5);
        query.optional("none", Codecs.STRING, null);
        query.optional("unset", Codecs.maybe(Codecs.INTEGER), Omittable.unset());
        query.optional("set", Codecs.maybe(Codecs.INTEGER), Omittable.of(6));
        query.required("z", Codecs.INTEGER);

        assertThat(problems()).containsExactly("missing at [z]: Field required");
        assertThat(String.valueOf(shown())).isEqualTo("{n=[1, 2], other=x, tip=5, set=6}");
    }

    @Test
    void eachProblemHasItsPlace() {
        query.required("bad", Codecs.INTEGER);
        query.required("z", Codecs.INTEGER);
        query.optional("bad", Codecs.INTEGER, 0);

        assertThat(inputs.problems().list())
                .extracting(Problem::location)
                .containsExactly(List.of("bad"), List.of("z"), List.of("bad"));
        assertThat(shown()).isEqualTo("y");
    }

    @Test
    void othersAreThoseThatTheRecordDoesNotName() {
        assertThat(query.others(List.of("n"), Codecs.ANY))
                .isEqualTo(Map.of("other", "x", "bad", "y"));
        assertThat(query.others(List.of("other", "bad"), Codecs.ANY))
                .isEqualTo(Map.of("n", List.of("1", "2")));
        assertThat(query.others(List.of("other", "bad"), Codecs.INTEGER)).isEqualTo(Map.of("n", 2));
        assertThat(form.others(List.of("n"), Codecs.STRING)).isEqualTo(Map.of("other", "x"));
        assertThat(cookie.others(List.of("n"), Codecs.STRING)).isEqualTo(Map.of("other", "x"));
        assertThat(problems()).isEmpty();
    }

    @Test
    void othersThatDoNotFitAreProblems() {
        assertThat(query.others(List.of("n", "other"), Codecs.INTEGER)).isEmpty();
        assertThat(problems()).singleElement().asString().startsWith("int_parsing at [bad]");
    }

    @Test
    void aFieldWithUnderscoresPassesForNoOther() {
        assertThat(
                        header.others(
                                List.of("item_id", "x_raw", "own", "cookie", "content_type"),
                                Codecs.STRING))
                .isEmpty();
        assertThat(header.others(List.of("item_id", "own", "cookie"), Codecs.STRING))
                .isEqualTo(
                        Map.of("x_raw", "5", "content-type", "application/x-www-form-urlencoded"));
    }

    @Test
    void aClosedRecordRefusesOthers() {
        query.end(List.of("n"), true);

        assertThat(problems())
                .containsExactly(
                        "extra_forbidden at [other]: Extra inputs are not permitted",
                        "extra_forbidden at [bad]: Extra inputs are not permitted");
        assertThat(inputs.problems().list()).extracting(Problem::input).containsExactly("x", "y");
    }

    @Test
    void anOpenRecordShowsOthersInItsOwnProblems() {
        query.required("n", Codecs.INTEGER);
        query.end(List.of("n"), false);
        inputs.problems().add("value_error", "refused");

        assertThat(problems()).containsExactly("value_error at []: refused");
        assertThat(String.valueOf(shown())).isEqualTo("{n=[1, 2], other=x, bad=y}");
    }
}
