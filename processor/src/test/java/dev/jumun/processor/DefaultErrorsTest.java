package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** A default that a client could not send. */
class DefaultErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Min(1) int                                     | 0        | Min",
                "@Max(1) int                                     | 2        | Max",
                "@DecimalMin(\"0.5\") double                     | 0.4      | DecimalMin",
                "@DecimalMin(value = \"1\", inclusive = false) int | 1      | DecimalMin",
                "@DecimalMax(\"0.5\") java.math.BigDecimal       | 0.6      | DecimalMax",
                "@DecimalMax(value = \"1\", inclusive = false) int | 1      | DecimalMax",
                "@Positive int                                   | 0        | Positive",
                "@PositiveOrZero int                             | -1       | PositiveOrZero",
                "@Negative int                                   | 0        | Negative",
                "@NegativeOrZero int                             | 1        | NegativeOrZero",
                "@MultipleOf(\"3\") int                          | 4        | MultipleOf",
                "@Digits(integer = 2, fraction = 1) double       | 123      | Digits",
                "@Digits(integer = 2, fraction = 1) double       | 1.25     | Digits",
                "@Size(min = 2) String                           | a        | Size",
                "@Size(max = 2) String                           | abc      | Size",
                "@NotEmpty String                                | ''       | NotEmpty",
                "@NotBlank String                                | ' '      | NotBlank",
                "@Pattern(regexp = \"[a-z]+\") String            | a1       | Pattern",
                "@Email String                                   | nobody   | Email",
                "@AssertTrue boolean                             | false    | AssertTrue",
                "@AssertFalse boolean                            | true     | AssertFalse",
                "@AllowedValues({\"a\", \"b\"}) String           | c        | AllowedValues",
                "@AllowedValues({\"1\", \"2\"}) int              | 3        | AllowedValues",
                "@Size(max = 1) List<String>                     | [a, b]   | Size",
                "List<@Min(2) Integer>                           | [2, 1]   | Min",
                "@Size(min = 2) Set<String>                      | [a, a]   | Size",
                "Optional<@Min(2) Integer>                       | 1        | Min",
                "Omittable<@Min(2) Integer>                      | 1        | Min",
                "Isbn                                            | a        | Size",
                "@Small int                                      | 11       | Max",
            })
    void breaksItsOwnRule(String type, String text, String rule) {
        String types =
                """
                @Scalar record Isbn(@Size(min = 2) String value) {}

                @Max(10)
                @Constraint(validatedBy = {})
                @Retention(RetentionPolicy.RUNTIME)
                @interface Small {
                    String message() default "too large";
                    Class<?>[] groups() default {};
                    Class<? extends Payload>[] payload() default {};
                }
                """;
        String fact =
                "[JUMUN-TYPE-16] The default \"%s\" breaks the rule @%s of ".formatted(text, rule);
        Declared component =
                Declared.types(
                                types,
                                "record Held(",
                                "@Default(\"" + text + "\") " + type + " held) {} // here")
                        .and("@Post(\"/\") void a(Held held) {}");
        assertThat(component.errors())
                .singleElement()
                .asString()
                .startsWith(component.line() + ": " + fact);
        if (!type.startsWith("Omittable")) {
            Declared parameter =
                    Declared.types(types)
                            .and(
                                    "@Get(\"/\") void a(",
                                    "@Query @Default(\""
                                            + text
                                            + "\") "
                                            + type
                                            + " held) {} // here");
            assertThat(parameter.errors())
                    .singleElement()
                    .asString()
                    .startsWith(parameter.line() + ": " + fact);
        }
    }

    @Test
    void keepsItsRules() {
        List<String> errors =
                Declared.members(
                                "@Get(\"/\") void a(",
                                "@Default(\"1\") @Min(1) @Max(1) int one,",
                                "@Default(\"1.20\") @Digits(integer = 1, fraction = 2) double two,",
                                "@Default(\"a@b.kr\") @Email String three,",
                                "@Query @Default(\"[]\") @Size(max = 1) List<@Min(3) Integer>"
                                        + " four,",
                                "@Default(\"2020-01-01\") @Past java.time.LocalDate five,",
                                "@Default(\"AB\")",
                                "@jakarta.validation.constraints.Pattern(regexp = \"[a-z]+\", flags"
                                    + " = jakarta.validation.constraints.Pattern.Flag.CASE_INSENSITIVE)",
                                "String six,",
                                "@Default(\"1\") @AllowedValues({\"1\", \"2\"}) int seven) {}")
                        .errors();
        assertThat(errors).isEmpty();
    }
}
