package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** Constraints that cannot be honoured are errors, wherever they stand. */
class ConstraintErrorsTest {
    private static final String EVEN =
            """
            @Constraint(validatedBy = EvenInteger.class)
            @interface Even {
                String message() default "must be even";
                Class<?>[] groups() default {};
                Class<? extends Payload>[] payload() default {};
            }

            class EvenInteger implements ConstraintValidator<Even, Integer> {
                public boolean isValid(Integer value, ConstraintValidatorContext context) { return value % 2 == 0; }
            }

            interface OnCreate {}

            class Severe implements Payload {}
            """;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "CONSTRAINT-1",
                        "@Size has groups, which Jumun does not use",
                        "record A(",
                        "@Size(max = 3, groups = OnCreate.class) String s) {} // here"),
                mistake(
                        "CONSTRAINT-1",
                        "@Even has payload",
                        "record A(",
                        "@Even(payload = Severe.class) int n) {} // here"),
                mistake(
                        "CONSTRAINT-2",
                        "The message of @Size names {jakarta.validation.constraints.Size.message}",
                        "record A(",
                        "@Size(message = \"{jakarta.validation.constraints.Size.message}\") String"
                                + " s) {} // here"),
                mistake(
                        "CONSTRAINT-2",
                        "names ${validatedValue}",
                        "record A(",
                        "@Min(value = 1, message = \"not ${validatedValue}\") int n) {} // here"),
                mistake(
                        "CONSTRAINT-3",
                        "@Even has no validator for java.lang.String",
                        "record A(",
                        "@Even String s) {} // here"),
                mistake(
                        "CONSTRAINT-3",
                        "@Bare has no validator for java.lang.Integer",
                        "@Constraint(validatedBy = {}) @interface Bare {}",
                        "record A(",
                        "@Bare int n) {} // here"),
                mistake(
                        "CONSTRAINT-4",
                        "The validator shop.Needy of @Odd cannot be instantiated from here",
                        "@Constraint(validatedBy = Needy.class) @interface Odd {}",
                        "class Needy implements ConstraintValidator<Odd, Integer> {",
                        "    Needy(int a) {}",
                        "    public boolean isValid(Integer v, ConstraintValidatorContext c) {"
                                + " return true; } }",
                        "record A(",
                        "@Odd int n) {} // here"),
                mistake(
                        "CONSTRAINT-5",
                        "@Null is for a value that may be null",
                        "record A(",
                        "@Null String s) {} // here"),
                mistake(
                        "CONSTRAINT-5",
                        "@NotNull and @Nullable contradict each other",
                        "record A(",
                        "@NotNull @Nullable String s) {} // here"),
                mistake(
                        "CONSTRAINT-6",
                        "The message of @NotNull is not used",
                        "record A(",
                        "@NotNull(message = \"give it\") String s) {} // here"),
                mistake(
                        "CONSTRAINT-7",
                        "@Size is on the result of s, but results are not validated",
                        "record A(int n) {",
                        "@Computed @Size(max = 3) String s() { return \"\"; } } // here"),
                mistake(
                        "TYPE-3",
                        "@Min is for a number",
                        "@Constraint(validatedBy = {}) @Min(10) @interface Big {}",
                        "record A(",
                        "@Big String s) {} // here"));
    }

    private static Arguments mistake(String id, String words, String... types) {
        return Arguments.of(id, words, String.join("\n", types));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void isToldWhereItStands(String id, String words, String types) {
        Declared declared = new Declared(EVEN + types, "@Post(\"/\") void a(@Body A a) {}");
        List<String> errors = declared.errors();
        assertThat(errors).as(errors.toString()).hasSize(1);
        assertThat(errors.getFirst())
                .startsWith(declared.line() + ": [JUMUN-" + id + "] ")
                .contains(words)
                .containsPattern("\\. [A-Z].*\\.");
    }

    @Test
    void aConstraintOfAParameterMayNotFitEither() {
        Declared declared =
                new Declared(
                        EVEN,
                        """
                        @Get("/") void a(
                        @Even String s) {} // here\
                        """);
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .startsWith(declared.line() + ": [JUMUN-CONSTRAINT-3] ");
    }
}
