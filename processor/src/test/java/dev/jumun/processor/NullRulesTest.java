package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** {@code @Nullable} at what is never null is an error, at every place. */
class NullRulesTest {
    private static final String POST = "@Post(\"/\") void a(@Body R r) {}";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "@Nullable int n|NULL-1|Write Integer, or remove @Nullable.",
                "@Nullable boolean b|NULL-1|Write Boolean, or remove @Nullable.",
                "@Nullable byte[] bytes|NULL-2|byte @Nullable []",
                "@Nullable Optional<String> s|NULL-3|Remove @Nullable.",
                "Optional<@Nullable String> s|NULL-3|Remove @Nullable.",
                "@Nullable Omittable<String> s|NULL-3|Write Omittable<@Nullable T>.",
                "Map<@Nullable String, Integer> m|NULL-3|Remove @Nullable from the keys.",
                "@Nullable @NonNull String s|NULL-3|Remove one of them.",
                "List<@Nullable byte[]> l|NULL-2|byte @Nullable []"
            })
    void isToldOfAComponent(String component, String id, String remedy) {
        Declared declared = new Declared("record R(\n%s) {} // here".formatted(component), POST);
        assertOne(declared, id, remedy);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "@Nullable int n|NULL-1|Write Integer",
                "@Header @Nullable long n|NULL-1|Write Long",
                "@FormFile @Nullable byte[] file|NULL-2|byte @Nullable []",
                "@Query @Nullable Optional<String> s|NULL-3|Remove @Nullable.",
            })
    void isToldOfAParameter(String parameter, String id, String remedy) {
        Declared declared = Declared.members("@Post(\"/\") void a(", parameter + ") {} // here");
        assertOne(declared, id, remedy);
    }

    @Test
    void isToldOfAResultAndOfAProvider() {
        assertOne(
                Declared.members("@Get(\"/\") @Nullable int a() { return 1; } // here"),
                "NULL-1",
                "Write Integer");
        assertOne(
                new Declared(
                        "@Qualifier @interface Q {}",
                        """
                        @Get("/") int a(@Q int b) { return b; }
                        @Provides @Q static @Nullable int b() { return 1; } // here\
                        """),
                "NULL-1",
                "Write Integer");
    }

    @Test
    void whatMayBeNullIsTaken() {
        assertThat(
                        new Declared(
                                        "record R(@Nullable Integer n, byte @Nullable [] bytes,"
                                                + " List<byte @Nullable []> l, Omittable<@Nullable"
                                                + " String> s) {}",
                                        POST)
                                .errors())
                .isEmpty();
    }

    private static void assertOne(Declared declared, String id, String remedy) {
        List<String> errors = declared.errors();
        assertThat(errors).as(errors.toString()).hasSize(1);
        assertThat(errors.getFirst())
                .startsWith(declared.line() + ": [JUMUN-" + id + "] ")
                .contains(remedy);
    }
}
