package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What can be a value with a form of its own. */
class ScalarErrorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "record S(String a, String b) {}",
                "record S() {}",
                "record S(List<String> a) {}",
                "record S(Map<String, String> a) {}",
                "record S(@Nullable String a) {}",
                "record S(Optional<String> a) {}",
                "record S(Other a) {} record Other(int b) {}",
                "record S(S a) {}",
            })
    void isARecordOfOneSimpleValue(String record) {
        List<String> errors =
                new Declared("@Scalar " + record + " // here", "@Get(\"/{s}\") void a(S s) {}")
                        .errors();
        assertThat(errors)
                .anySatisfy(e -> assertThat(e).contains("[JUMUN-SCALAR-1] S is a @Scalar, but"));
    }

    @Test
    void itsComponentHasToHaveAForm() {
        assertThat(
                        new Declared(
                                        "@Scalar record S(Thread a) {}",
                                        "@Get(\"/{s}\") void a(S s) {}")
                                .errors())
                .anySatisfy(e ->
                        assertThat(e)
                                .contains(
                                        "[JUMUN-TYPE-1] The component a of S is a"
                                                + " java.lang.Thread"));
    }

    @Test
    void aDefaultHasToFit() {
        assertThat(
                        new Declared(
                                        "@Scalar record S(int a) {}",
                                        "@Get(\"/\") void a(@Default(\"x\") S s) {}")
                                .errors())
                .singleElement()
                .asString()
                .contains("[JUMUN-TYPE-9]");
    }
}
