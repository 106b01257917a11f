package dev.jumun.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code .env}: lines of {@code NAME=value}, with quotes if wanted, and comments. */
final class DotEnv {
    private DotEnv() {}

    static Map<String, String> read(Path file) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (!Files.isRegularFile(file)) {
            return values;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                String text = line.strip().replaceFirst("^export\\s+", "");
                int equals = text.indexOf('=');
                if (!text.startsWith("#") && equals > 0) {
                    values.put(
                            text.substring(0, equals).strip(),
                            value(text.substring(equals + 1).strip()));
                }
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read.", e);
        }
    }

    private static String value(String text) {
        for (char quote : new char[] {'"', '\''}) {
            int end = text.indexOf(quote, 1);
            if (!text.isEmpty() && text.charAt(0) == quote && end > 0) {
                return text.substring(1, end);
            }
        }
        int comment = text.indexOf(" #");
        return comment < 0 ? text : text.substring(0, comment).strip();
    }
}
