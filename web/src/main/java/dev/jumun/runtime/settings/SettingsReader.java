package dev.jumun.runtime.settings;

import dev.jumun.runtime.codec.ObjectCodec;
import dev.jumun.runtime.codec.Problem;
import dev.jumun.runtime.codec.Problems;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads settings; generated code calls it at start-up. */
public final class SettingsReader {
    private SettingsReader() {}

    /**
     * Reads a record from the environment.
     *
     * @throws IllegalStateException if anything is missing or does not fit: it names all of it
     */
    public static <T> T read(
            String title,
            ObjectCodec<T> codec,
            String prefix,
            String secrets,
            Map<String, String> environment) {
        Problems problems = new Problems();
        SettingsSource source = new SettingsSource(problems, prefix, secrets, environment);
        T settings = codec.decodeParameters(source);
        if (settings == null || !problems.isEmpty()) {
            String all =
                    problems.list().stream()
                            .map(problem ->
                                    "\n  "
                                            + source.variable(name(problem))
                                            + ": "
                                            + problem.message())
                            .collect(Collectors.joining());
            throw new IllegalStateException(
                    "The settings " + title + " cannot be read from the environment:" + all);
        }
        return settings;
    }

    private static String name(Problem problem) {
        List<Object> location = problem.location();
        return location.isEmpty() ? "" : String.valueOf(location.getFirst());
    }
}
