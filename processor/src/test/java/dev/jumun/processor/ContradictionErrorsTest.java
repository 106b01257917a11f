package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that no value can meet together are errors, at every place where rules are allowed. */
class ContradictionErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Min(3) @Max(1) int | @Max and @Min",
                "@Positive @Max(0) int | @Max and @Positive",
                "@Negative @PositiveOrZero BigDecimal | @Negative and @PositiveOrZero",
                "@DecimalMin(\"1\") @DecimalMax(value = \"1\", inclusive = false) double"
                        + " | @DecimalMax and @DecimalMin",
                "@DecimalMin(\"0.1\") @DecimalMax(\"0.9\") int | @DecimalMax and @DecimalMin",
                "@Min(1) @Max(2) @MultipleOf(\"3\") long | @Max and @Min and @MultipleOf",
                "@MultipleOf(\"0.3\") @Digits(integer = 1, fraction = 0) @Positive @Max(2)"
                        + " BigDecimal | @Digits and @Max and @MultipleOf and @Positive",
                "@Digits(integer = 2, fraction = 0) @Min(100) BigDecimal | @Digits and @Min",
                "@Digits(integer = 0, fraction = 1) @Positive int | @Digits and @Positive",
                "@Min(3000000000L) int | @Min",
                "@Max(-129) byte | @Max",
                "@Size(min = 3) @Size(max = 2) String | @Size",
                "@NotEmpty @Size(max = 0) List<String> | @NotEmpty and @Size",
                "@NotBlank @Size(max = 0) String | @NotBlank and @Size",
                "@Email @Size(max = 2) String | @Email and @Size",
                "@AssertTrue @AssertFalse boolean | @AssertFalse and @AssertTrue",
                "@Past @Future LocalDate | @Future and @Past",
                "@PastOrPresent @Future Instant | @Future and @PastOrPresent",
                "List<@Min(2) @Max(1) Integer> | @Max and @Min",
                "Optional<@Min(2) @Max(1) Integer> | @Max and @Min",
                "@Price @Max(0) int | @Max and @Positive",
            })
    void areReportedTogether(String type, String rules) {
        for (Declared declared :
                new Declared[] {
                    declare("", "@Get(\"/\") void a(\n@Query " + type + " n) {} // here"),
                    declare("record A(\n" + type + " n) {} // here", "@Post(\"/\") void a(A a) {}"),
                    declare(
                            "",
                            "@Get(\"/\") void a(Thing thing) {}\n@Provides static Thing thing(\n"
                                    + "@Query "
                                    + type
                                    + " n) { return new Thing(); } // here")
                }) {
            assertThat(declared.errors())
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            declared.line()
                                    + ": [JUMUN-TYPE-8] No value of n meets "
                                    + rules
                                    + ". "
                                    + (rules.contains(" and ")
                                            ? "Correct one of them."
                                            : "Correct it, or change the type."));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Min(3) @Max(3) int",
                "@Positive @Max(1) int",
                "@DecimalMin(value = \"0\", inclusive = false) @DecimalMax(\"0.1\") double",
                "@Min(1) @Max(3) @MultipleOf(\"3\") long",
                "@MultipleOf(\"0.3\") @Digits(integer = 1, fraction = 0) @Positive @Max(3)"
                        + " BigDecimal",
                "@Digits(integer = 2, fraction = 0) @Min(99) BigDecimal",
                "@Digits(integer = 0, fraction = 0) BigDecimal",
                "@DecimalMin(\"1e999\") BigDecimal",
                "@MultipleOf(\"1e-999\") @Min(1) @Max(2) BigDecimal",
                "@Max(3000000000L) int",
                "@Size(min = 3) @Size(max = 3) String",
                "@NotBlank @Size(max = 1) String",
                "@Email @Size(max = 3) String",
                "@PastOrPresent @FutureOrPresent LocalDate",
                "@Size(max = 0) List<@NotBlank String>",
            })
    void areNotSuspectedWhereAValueMeetsThem(String type) {
        assertThat(declare("record A(" + type + " n) {}", "@Post(\"/\") void a(A a) {}").errors())
                .isEmpty();
    }

    @Test
    void ofARecordThatTwoRoutesTakeAreReportedOnce() {
        assertThat(
                        declare(
                                        "@Tuple record A(@Min(2) @Max(1) int n) {}",
                                        "@Post(\"/a\") A a(A a) { return a; }\n"
                                                + "@Post(\"/b\") A b(A a) { return a; }")
                                .errors())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@AllowedValues({\"a\", \"bb\"}) @Size(min = 2) String | a | Size",
                "@AllowedValues({\"1\", \"20\"}) @Max(9) int | 20 | Max",
                "@AllowedValues({\"a\", \"B\"}) @Pattern(regexp = \"[a-z]\") String | B | Pattern",
                "@AllowedValues({\"\", \"a\"}) @NotBlank String | '' | NotBlank",
                "@AllowedValues({\"0\", \"1\"}) @Positive long | 0 | Positive",
                "List<@AllowedValues({\"a\", \"bb\"}) @Size(min = 2) String> | a | Size",
                "Optional<@AllowedValues({\"0\", \"1\"}) @Price Integer> | 0 | Positive",
            })
    void ofAllowedValuesNameTheValue(String type, String value, String rule) {
        Declared declared =
                declare("record A(\n" + type + " n) {} // here", "@Post(\"/\") void a(A a) {}");
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .isEqualTo(
                        declared.line()
                                + ": [JUMUN-TYPE-18] @AllowedValues of n allows \"%s\", which its"
                                        .formatted(value)
                                + " @%s refuses. Remove the value, or correct the constraint."
                                        .formatted(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotBlank", "NotEmpty"})
    void ofNullAreReported(String rule) {
        Declared declared =
                declare(
                        "record A(\n@%s @Nullable String n) {} // here".formatted(rule),
                        "@Post(\"/\") void a(A a) {}");
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .startsWith(
                        declared.line()
                                + ": [JUMUN-CONSTRAINT-5] @%s and @Nullable contradict each other."
                                        .formatted(rule));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record A(String name, | A next) {}",
                "record B(A a) {} record C(B b) {} record A(int n, | C next) {}",
                "@Tuple record B(A a) {} record A( | B next) {}",
            })
    void ofARecordThatNeedsItselfAreReported(String before, String component) {
        Declared declared =
                declare(
                        before + "\n" + component + " // here",
                        "@Post(\"/\") void a(@Body A a) {}");
        assertThat(declared.errors())
                .anySatisfy(error ->
                        assertThat(error)
                                .startsWith(
                                        declared.line()
                                                + ": [JUMUN-TYPE-8] No value of A ends: each needs"
                                                + " another one within its next."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record A(@Nullable A next) {}",
                "record A(Optional<A> next) {}",
                "record A(Omittable<A> next) {}",
                "record A(List<A> next, Map<String, A> more) {}",
                "sealed interface S permits A, B {} record A(S s) implements S {} record B(int n)"
                        + " implements S {}",
                "record B(@Nullable A a) {} record A(B b) {}",
            })
    void areNotSuspectedWhereAChainMayEnd(String types) {
        assertThat(declare(types, "@Post(\"/\") void a(@Body A a) {}").errors()).isEmpty();
    }

    @Test
    void digitsAreNotFewerThanNone() {
        Declared declared =
                declare(
                        "record A(\n@Digits(integer = -1, fraction = 0) int n) {} // here",
                        "@Post(\"/\") void a(A a) {}");
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .startsWith(declared.line() + ": [JUMUN-TYPE-8] @Digits has a number of digits");
    }

    private static Declared declare(String types, String members) {
        String own =
                """
                import java.math.*;
                import java.time.*;
                class Thing {}
                @Constraint(validatedBy = {}) @Positive
                @Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
                @interface Price {}
                """;
        return new Declared(own + types, members);
    }
}
