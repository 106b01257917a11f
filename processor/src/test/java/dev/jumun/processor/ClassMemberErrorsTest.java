package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes of annotations that have no declaration that could be read. */
class ClassMemberErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "providers, int, int",
        "providers, String[], java.lang.String[]",
        "routers, int, int",
        "routers, void, void",
        "webhooks, int, int",
        "callbacks, int[], int[]",
    })
    void theApiNeedsClasses(String member, String literal, String named) {
        assertThat(errorsOf("@Api(%s = %s.class)".formatted(member, literal)))
                .contains("[JUMUN-PLACE-8] @Api of Shop names " + named + " in its " + member);
    }

    @ParameterizedTest
    @CsvSource({"int, int", "int[], int[]", "void, void"})
    void aMountNeedsAClass(String literal, String named) {
        assertThat(
                        errorsOf(
                                "@Api(mounts = @Api.Mount(path = \"/x\", api = %s.class))"
                                        .formatted(literal)))
                .contains("[JUMUN-PLACE-8] @Mount of Shop names " + named + " in its api");
    }

    private static String errorsOf(String api) {
        String source = api + " class Shop { @Get(\"/a\") String a() { return \"\"; } }";
        return String.join("\n", MistakeExample.messages(java.util.List.of(source)).getFirst());
    }
}
