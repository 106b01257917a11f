package dev.jumun.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.jumun.server.Jumun;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;

/** What is known of a program before it runs. */
class MainClassTest {
    /** It serves. */
    static final class Shop {
        public static void main(String[] arguments) {
            Jumun.run(Shop.class, arguments);
        }
    }

    /** It does something else, and may take its time. */
    static final class Import {
        public static void main(String[] arguments) {
            System.out.println(arguments.length);
        }
    }

    private static boolean startsServer(Class<?> type) throws IOException {
        try (InputStream code =
                requireNonNull(
                        type.getResourceAsStream(
                                "/" + type.getName().replace('.', '/') + ".class"))) {
            return MainClass.startsServer(code.readAllBytes());
        }
    }

    @Test
    void onlyAMainThatNamesAServerIsWatchedAsOne() throws IOException {
        assertThat(startsServer(Shop.class)).isTrue();
        assertThat(startsServer(Import.class)).isFalse();
    }
}
