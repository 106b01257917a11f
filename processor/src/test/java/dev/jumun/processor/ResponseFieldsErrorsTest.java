package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** A member that {@code @ResponseFields} names has to be there: a misspelt one would be sent. */
class ResponseFieldsErrorsTest {
    private static final String TYPES =
            """
            record Ref(String foo, String bar) {}
            record User(String name, String password, Ref ref, List<Ref> refs, Map<String, Ref> map,
                    @Field(written = "e") String email) {
                @Computed String initial() { return ""; }
            }
            record Open(int a, @AdditionalProperties Map<String, Object> more) {}
            sealed interface Pet permits Cat, Dog {}
            record Cat(int lives) implements Pet {}
            record Dog(String name) implements Pet {}\
            """;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "without = \"pasword\"; User; FIELDS-1; no member \"pasword\"",
                "only = \"nme\"; User; FIELDS-1; Name one of these: name, password, ref",
                "without = \"ref.baz\"; User; FIELDS-1; Name one of these: foo, bar.",
                "without = \"name.x\"; User; FIELDS-1; no member \"x\"",
                "without = \"email\"; User; FIELDS-1; no member \"email\"",
                "without = \"pasword\"; List<User>; FIELDS-1; no member",
                "without = \"pasword\"; Optional<User>; FIELDS-1; no member",
                "without = \"tails\"; Pet; FIELDS-1; Name one of these: lives, name.",
                "without = \"x\"; String; FIELDS-2; has no members",
                "without = \"x\"; Response; FIELDS-2; has no members",
                "without = \"x\"; List<Integer>; FIELDS-2; has no members",
            })
    void isAnError(String fields, String type, String id, String words) {
        Declared declared =
                new Declared(
                        TYPES,
                        "@Get(\"/\") @ResponseFields(%s) %s a() { return null; } // here"
                                .formatted(fields, type));
        List<String> errors = declared.errors();
        assertThat(errors).as(errors.toString()).hasSize(1);
        assertThat(errors.getFirst())
                .startsWith(declared.line() + ": [JUMUN-" + id + "] ")
                .contains(words);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "without = {\"ref.bar\", \"refs.foo\", \"map.any.foo\", \"e\", \"initial\"}; User",
                "only = \"whatever\"; Map<String, User>",
                "only = \"whatever\"; Object",
                "only = \"whatever\"; Open",
                "only = \"lives\"; Pet",
                "only = \"name\"; Generator<User>",
                "nulls = false; User",
            })
    void isTaken(String fields, String type) {
        assertThat(
                        new Declared(
                                        TYPES,
                                        "@Get(\"/\") @ResponseFields(%s) %s a() { return null; }"
                                                .formatted(fields, type))
                                .errors())
                .isEmpty();
    }
}
