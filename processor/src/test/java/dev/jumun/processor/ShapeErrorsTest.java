package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only an object with members could honour, in what is written in another form. */
class ShapeErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLACE-1| @Field has no meaning on a component of a @Tuple or @Scalar |"
                        + " @Tuple record A( | @Field(\"x\") int a, int b) {}",
                "PLACE-1| @Field has no meaning | @Scalar record A( | @Field(\"x\") int a) {}",
                "PLACE-1| @Default has no meaning | @Tuple record A( | @Default(\"1\") int a) {}",
                "PLACE-1| @Default has no meaning | @Scalar record A( | @Default(\"1\") int a) {}",
                "PLACE-1| @Required has no meaning | @Tuple record A( | @Required int a) {}",
                "PLACE-1| @AdditionalProperties has no meaning | @Tuple record A( |"
                        + " @AdditionalProperties Map<String, Integer> a) {}",
                "TYPE-1| a of the @Tuple A is an Omittable, but an array leaves nothing out |"
                        + " @Tuple record A( | Omittable<Integer> a) {}",
                "TYPE-17| b is @Computed in the @Tuple A, which has no members with names |"
                        + " @Tuple record A(int a) { | @Computed int b() { return 1; } }",
                "TYPE-17| b is @Computed in the @Scalar A | @Scalar record A(int a) { |"
                        + " @Computed int b() { return 1; } }",
                "PLACE-6| @Tuple and @Scalar on A contradict each other | @Tuple @Scalar |"
                        + " record A(int a) {}",
                "TYPE-17| A declares title in its @Model, but has no schema with a name |"
                        + " @Model(title = \"x\") @Scalar | record A(int a) {}",
                "TYPE-17| A declares title in its @Model | @Model(title = \"x\") @Tuple |"
                        + " record A(int a) {}",
                "TYPE-17| A declares examples in its @Model, but is not a record with members |"
                        + " @Model(examples = \"1\") | enum A { B }",
                "TYPE-17| A declares requiredInResponses in its @Model |"
                        + " @Model(requiredInResponses = true) | enum A { B }",
                "TYPE-17| B declares description in its @Field, but has only a name |"
                        + " enum A { | @Field(description = \"x\") B }",
            })
    void isAnError(String id, String words, String before, String at) {
        Declared declared =
                new Declared(before + "\n" + at + " // here", "@Post(\"/\") void a(@Body A a) {}");
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .contains("[JUMUN-" + id + "] ")
                .contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Get(\"/\") void a(@Query Omittable<String> b) {}",
                "@Get(\"/\") void a(@Header Omittable<String> b) {}",
                "@Post(\"/\") void a(@Body Omittable<A> b) {}",
                "@Post(\"/\") void a(@Body A a, Omittable<A> b) {}",
                "@Post(\"/\") void a(List<Omittable<A>> b) {}",
                "@Get(\"/\") Omittable<A> a() { return null; }",
            })
    void onlyAComponentCanBeLeftOut(String route) {
        assertThat(new Declared("record A(int a) {}", route + " // here").errors())
                .singleElement()
                .asString()
                .contains("Omittable")
                .contains("Only a component of a record can be left out.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record A(List<Omittable<Integer>> a) {}",
                "record A(Map<String, Omittable<Integer>> a) {}",
                "record A(Omittable<List<Omittable<Integer>>> a) {}",
                "record A(Optional<Omittable<Integer>> a) {}",
            })
    void nothingWithinAComponentCanBeLeftOut(String record) {
        assertThat(new Declared(record + " // here", "@Post(\"/\") void a(@Body A a) {}").errors())
                .singleElement()
                .asString()
                .contains("[JUMUN-TYPE-1] ", "Only a component of a record can be left out.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Model(title = \"x\") enum A { @Field(\"b\") B }",
                "@Model(title = \"x\") @Scalar(named = true) record A(@Min(1) int a) {}",
                "@Tuple record A(@Min(1) int a, @Strict @AllowedValues({\"a\", \"b\"}) String b)"
                        + " {}",
                "@Tuple record A(Optional<Integer> a, @Nullable String b) {}",
                "@Model(title = \"x\", examples = \"{}\", requiredInResponses = true) record"
                        + " A(@Default(\"1\") int a) {}",
            })
    void isAllowedWhereItIsHonoured(String type) {
        assertThat(new Declared(type, "@Post(\"/\") void a(@Body A a) {}").errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Tuple record A(int n, @Nullable A next) {} // here",
                "@Tuple record A(List<A> next) {} // here",
                "@Tuple record B(A a) {}\n@Tuple record A(@Nullable B b) {} // here",
                "sealed interface S permits A, C {} record C(int n) implements S {}\n"
                        + "@Tuple record A(S s) implements S {} // here",
                "@Tuple record A(@AnyOf({A.class, Integer.class}) Object next) {} // here",
                "@Scalar record A(@AnyOf({A.class, Integer.class}) Object next) {} // here",
            })
    void anArrayDoesNotHoldItself(String types) {
        Declared declared = new Declared(types, "@Post(\"/\") void a(@Body A a) {}");
        assertThat(declared.errors())
                .anySatisfy(error ->
                        assertThat(error)
                                .startsWith(
                                        declared.line()
                                                + ": [JUMUN-TYPE-19] A is a @Tuple or @Scalar that"
                                                + " holds itself, directly or through others."));
    }

    @Test
    void anArrayMayHoldItselfWithinARecord() {
        assertThat(
                        new Declared(
                                        "@Tuple record A(List<B> b) {} record B(A a) {}",
                                        "@Post(\"/\") A a(@Body A a) { return a; }")
                                .errors())
                .isEmpty();
    }
}
