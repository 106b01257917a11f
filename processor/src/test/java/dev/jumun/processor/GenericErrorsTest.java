package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generic types that are raw, that their records do not tell, or that grow without end. */
class GenericErrorsTest {
    private static final String ROUTE = "@Post(\"/\") void a(@Body %s body) {}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Get(\"/\") void a(Optional a) {}",
                "@Get(\"/\") void a(@Header Optional a) {}",
                "@Get(\"/\") void a(@Query @Default(\"x\") Optional a) {}",
                "@Get(\"/\") void a(@Query @Default(\"[x]\") List a) {}",
                "record A(Omittable b) {} @Post(\"/\") void a(@Body A a) {}",
                "record A(Omittable<?> b) {} @Post(\"/\") void a(@Body A a) {}",
                "record A(@Default(\"x\") Omittable b) {} @Post(\"/\") void a(@Body A a) {}",
                "record A(Optional<Omittable> b) {} @Post(\"/\") void a(@Body A a) {}",
            })
    void aRawTypeIsAnError(String route) {
        assertThat(Declared.members(route + " // here").errors())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).contains("[JUMUN-TYPE-1] "));
    }

    @Test
    void aRawProviderIsTaken() {
        assertThat(
                        Declared.members(
                                        "@Provides static Optional o() { return null; }",
                                        "@Get(\"/\") void a(Optional o) {}")
                                .errors())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TYPE-12| S<java.lang.String> permits A, which is generic. | S<String> |"
                        + " sealed interface S<T> {} record A<T>(T x) implements S<T> {}",
                "TYPE-12| S permits A, which is generic. | S |"
                        + " sealed interface S {} record A<T>(T x) implements S {}",
                "TYPE-12| S<java.lang.String> permits B, which is not one of it. | S<String> |"
                        + " sealed interface S<T> {} record A(String x) implements S<String> {}"
                        + " record B(int x) implements S<Integer> {}",
                "TYPE-7| S is generic, but its type arguments are not declared. | S |"
                        + " sealed interface S<T> {} record A<T>(T x) implements S<T> {}",
            })
    void aUnionWhoseRecordsAreGenericIsAnError(
            String id, String words, String type, String declared) {
        assertThat(new Declared(declared, ROUTE.formatted(type) + " // here").errors())
                .singleElement()
                .asString()
                .contains("[JUMUN-" + id + "] ")
                .contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S<String>", "S<?>", "S<? extends CharSequence>"})
    void aUnionOfRecordsForOneTypeIsTaken(String type) {
        assertThat(
                        new Declared(
                                        "sealed interface S<T> {}"
                                                + " record A(String x) implements S<String> {}"
                                                + " record B(int y) implements S<String> {}",
                                        ROUTE.formatted(type))
                                .errors())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "next is a shop.A<shop.A<T>>. |"
                        + " record A<T>(T t, @Nullable A<A<T>> next) {} // here",
                "next is a java.util.List<shop.A<java.util.List<T>>>. |"
                        + " record A<T>(List<A<List<T>>> next) {} // here",
                "b is a shop.B<T>. | record B<T>(@Nullable A<List<T>> a) {} record A<T>(@Nullable"
                        + " B<T> b) {} // here",
            })
    void aRecordWhoseTypeArgumentsGrowIsAnError(String words, String declared) {
        assertThat(new Declared(declared, ROUTE.formatted("A<String>")).errors())
                .anySatisfy(error ->
                        assertThat(error)
                                .contains("[JUMUN-TYPE-20] The type arguments of A grow without")
                                .contains("its " + words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record A<T>(T t, @Nullable A<T> next) {}",
                "record A<T>(T t, @Nullable A<String> next) {}",
                "record B<T>(T t) {} record A<T>(B<B<List<T>>> b) {}",
                "record B<T>(T t, @Nullable B<T> next) {} record A<T>(B<List<T>> b) {}",
            })
    void aRecordWhoseTypeArgumentsEndIsTaken(String declared) {
        assertThat(new Declared(declared, ROUTE.formatted("A<Integer>")).errors()).isEmpty();
    }
}
