package dev.jumun.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jumun.Secret;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.Constraint;
import dev.jumun.runtime.codec.JsonReader;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.codec.ObjectCodec;
import dev.jumun.runtime.codec.ObjectSchema;
import dev.jumun.runtime.codec.ParameterSource;
import dev.jumun.runtime.codec.Problem;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.form.FormLimits;
import dev.jumun.runtime.form.FormReader;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;
import dev.jumun.validation.RequestValidationException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class BinderTest {
    private static final Codec<Integer> SECRET = Codecs.hidden(Codecs.INTEGER);

    private final RecordedExchange exchange =
            RecordedExchange.of("GET", "/?n=1&n=2&bad=x&one=1")
                    .with("n", "3")
                    .with("n", "4")
                    .with("bad", "x")
                    .with("x-own", "6")
                    .with("cookie", "n=5; bad=x");
    private final Inputs inputs = new Inputs(exchange, Map.of("n", "7", "bad", "x"), true);
    private final Binder binder = new Binder(inputs);

    private List<String> problems() {
        return inputs.problems().list().stream().map(Problem::toString).toList();
    }

    private @Nullable Object shown() {
        return inputs.problems().list().getLast().input();
    }

    private void form(String text) {
        RecordedExchange sent =
                RecordedExchange.of("POST", "/")
                        .with("content-type", "application/x-www-form-urlencoded")
                        .with(text.getBytes(StandardCharsets.UTF_8));
        inputs.form(FormReader.read(sent, FormLimits.DEFAULT));
    }

    /** A record of one component, which is never read from JSON. */
    private record Model<T>(String name, Codec<T> codec) implements ObjectCodec<T> {
        @Override
        public @Nullable T decodeParameters(ParameterSource parameters) {
            return parameters.required(name, codec);
        }

        @Override
        public ObjectSchema describe(ObjectSchema object) {
            return object.required(name, codec, "");
        }

        @Override
        public @Nullable T decode(JsonReader reader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable T decodeText(String text, Problems problems) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void encode(T value, JsonWriter writer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Schema schema(Schemas schemas) {
            return describe(new ObjectSchema(schemas, "Model", "")).toSchema();
        }
    }

    /** A rule that no secret keeps. */
    private record Refused() implements Constraint<Secret> {
        @Override
        public boolean check(Secret secret, Problems problems) {
            problems.refused("It is too simple.");
            return false;
        }

        @Override
        public Schema describe(Schema schema) {
            return schema;
        }
    }

    @Test
    void eachPlaceHasItsValues() {
        assertThat(binder.path("n", Codecs.INTEGER)).isEqualTo(7);
        assertThat(binder.query("n", Codecs.INTEGER)).isEqualTo(2);
        assertThat(binder.query("n", Codecs.INTEGER, 9)).isEqualTo(2);
        assertThat(binder.header("n", Codecs.INTEGER)).isEqualTo(3);
        assertThat(binder.header("n", Codecs.INTEGER, 9)).isEqualTo(3);
        assertThat(binder.cookie("n", Codecs.INTEGER)).isEqualTo(5);
        assertThat(binder.cookie("n", Codecs.INTEGER, 9)).isEqualTo(5);
        assertThat(problems()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(binder.path("z", Codecs.INTEGER)).isNull();
        assertThat(binder.query("z", Codecs.INTEGER)).isNull();
        assertThat(binder.header("z", Codecs.INTEGER)).isNull();
        assertThat(binder.cookie("z", Codecs.INTEGER)).isNull();
        assertThat(binder.form("z", Codecs.INTEGER)).isNull();
        assertThat(problems())
                .containsExactly(
                        "missing at [path, z]: Field required",
                        "missing at [query, z]: Field required",
                        "missing at [header, z]: Field required",
                        "missing at [cookie, z]: Field required",
                        "missing at [body, z]: Field required");
        assertThat(shown()).isNull();
    }

    @Test
    void aDefaultStandsForWhatIsMissing() {
        assertThat(binder.query("z", Codecs.INTEGER, 9)).isEqualTo(9);
        assertThat(binder.header("z", Codecs.INTEGER, 9)).isEqualTo(9);
        assertThat(binder.cookie("z", Codecs.INTEGER, 9)).isEqualTo(9);
        assertThat(binder.form("z", Codecs.INTEGER, 9)).isEqualTo(9);
        assertThat(problems()).isEmpty();
    }

    @Test
    void aMissingInputIsNotTheOneBefore() {
        binder.query("bad", Codecs.INTEGER);
        assertThat(shown()).isEqualTo("x");
        binder.query("z", Codecs.INTEGER);
        assertThat(shown()).isNull();
    }

    @Test
    void secretsAreNotShown() {
        binder.query("bad", SECRET);
        assertThat(shown()).isEqualTo("**********");
        binder.queryModel(new Model<>("bad", Codecs.SECRET.with(new Refused())));
        assertThat(shown()).isEqualTo("**********");
        form("bad=x");
        binder.form("bad", SECRET);
        assertThat(shown()).isEqualTo("**********");
    }

    @Test
    void anEmptyFieldOfAFormIsLikeNone() {
        form("n=1&n=&text=&list=");

        assertThat(binder.form("n", Codecs.INTEGER, 9)).isEqualTo(9);
        assertThat(binder.form("text", Codecs.STRING)).isNull();
        assertThat(problems()).containsExactly("missing at [body, text]: Field required");
        assertThat(binder.form("list", Codecs.list(Codecs.STRING))).containsExactly("");
    }

    @Test
    void fieldsOfAFormAreRead() {
        form("n=1&n=2&bad=x");

        assertThat(binder.form("n", Codecs.INTEGER)).isEqualTo(2);
        assertThat(binder.form("n", Codecs.INTEGER, 9)).isEqualTo(2);
        assertThat(binder.formModel(new Model<>("n", Codecs.INTEGER))).isEqualTo(2);
        assertThat(problems()).isEmpty();
        binder.form("bad", Codecs.INTEGER);
        binder.formModel(new Model<>("bad", Codecs.INTEGER));
        assertThat(inputs.problems().list())
                .extracting(Problem::location)
                .containsExactly(List.of("body", "bad"), List.of("body", "bad"));
    }

    @Test
    void modelsAreMadeOfAPlace() {
        assertThat(binder.queryModel(new Model<>("n", Codecs.INTEGER))).isEqualTo(2);
        assertThat(binder.headerModel(new Model<>("n", Codecs.INTEGER))).isEqualTo(3);
        assertThat(binder.cookieModel(new Model<>("n", Codecs.INTEGER))).isEqualTo(5);
        assertThat(binder.headerModel(new Model<>("own", Codecs.INTEGER), Map.of("own", "x-own")))
                .isEqualTo(6);
        assertThat(problems()).isEmpty();
    }

    @Test
    void eachModelBeginsAtItsPlace() {
        Model<Integer> bad = new Model<>("bad", Codecs.INTEGER);
        binder.queryModel(bad);
        binder.headerModel(bad);
        binder.headerModel(bad, Map.of());
        binder.cookieModel(bad);
        binder.query("bad", Codecs.INTEGER);

        assertThat(inputs.problems().list())
                .extracting(Problem::location)
                .containsExactly(
                        List.of("query", "bad"),
                        List.of("header", "bad"),
                        List.of("header", "bad"),
                        List.of("cookie", "bad"),
                        List.of("query", "bad"));
    }

    @Test
    void problemsOfABodyAreAmongThoseOfTheRequest() {
        Problems problems = new Problems();
        problems.enter("body");
        problems.add("a", "b");

        assertThat(binder.body(new BodyValue<>(1, problems))).isEqualTo(1);
        assertThat(problems()).containsExactly("a at [body]: b");
    }

    @Test
    void aProviderIsReadyUnlessItsOwnInputsAreWrong() {
        binder.query("bad", Codecs.INTEGER);
        new Binder(inputs).ready();

        assertThatExceptionOfType(NotReady.class).isThrownBy(binder::ready);
    }

    @Test
    void aProviderIsNotReadyWithoutItsDependency() {
        binder.ready();
        binder.absent();

        assertThatExceptionOfType(NotReady.class).isThrownBy(binder::ready);
    }

    @Test
    void aHandlerRunsIfAllIsRight() {
        List<@Nullable Throwable> ends = new ArrayList<>();
        Binder watched = new Binder(inputs, ends::add);
        watched.check();
        binder.check();
        assertThat(ends).hasSize(1).containsNull();

        binder.query("bad", Codecs.INTEGER);
        assertThatExceptionOfType(RequestValidationException.class)
                .isThrownBy(watched::check)
                .satisfies(failure -> assertThat(ends.getLast()).isSameAs(failure));
        assertThatExceptionOfType(RequestValidationException.class).isThrownBy(binder::check);
        assertThat(ends).hasSize(2);
    }
}
