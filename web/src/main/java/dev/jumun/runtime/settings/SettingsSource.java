package dev.jumun.runtime.settings;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.ParameterSource;
import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The environment, then {@code .env}, then a directory of secrets. */
final class SettingsSource implements ParameterSource {
    private final Problems problems;
    private final String prefix;
    private final Map<String, String> environment = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> file;
    private final @Nullable Path secrets;

    SettingsSource(
            Problems problems, String prefix, String secrets, Map<String, String> environment) {
        this.problems = problems;
        this.prefix = prefix;
        this.environment.putAll(environment);
        this.file = DotEnv.read(Path.of(".env"));
        this.secrets = secrets.isEmpty() ? null : Path.of(secrets);
    }

    /** The variable of a component: {@code itemsPerUser} is {@code ITEMS_PER_USER}. */
    String variable(String name) {
        return prefix + name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    private @Nullable String value(String name) {
        String variable = variable(name);
        String value = environment.get(variable);
        if (value == null) {
            value = file.get(variable);
        }
        return value == null ? secret(variable) : value;
    }

    private @Nullable String secret(String variable) {
        Path directory = secrets;
        if (directory == null) {
            return null;
        }
        for (String name : List.of(variable, variable.toLowerCase(Locale.ROOT))) {
            Path path = directory.resolve(name);
            try {
                if (Files.isRegularFile(path)) {
                    return Files.readString(path).strip();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The secret " + path + " cannot be read.", e);
            }
        }
        return null;
    }

    @Override
    public Problems problems() {
        return problems;
    }

    @Override
    public <T> @Nullable T required(String name, Codec<T> codec) {
        String value = value(name);
        if (value != null) {
            return decode(name, value, codec);
        }
        problems.enter(name);
        problems.add("missing", "it must be set");
        problems.leave();
        return null;
    }

    @Override
    public <T> @Nullable T optional(String name, Codec<T> codec, @Nullable T otherwise) {
        String value = value(name);
        return value == null ? otherwise : decode(name, value, codec);
    }

    /** Several values are separated by commas, or an array of JSON. */
    private <T> @Nullable T decode(String name, String value, Codec<T> codec) {
        problems.enter(name);
        try {
            List<String> texts = codec.takesSeveral() ? TextList.of(value) : List.of(value);
            return codec.decodeTexts(texts, problems);
        } catch (IllegalArgumentException malformed) {
            problems.add("list_type", "it must be a list, as a, b or [\"a\", \"b\"]");
            return null;
        } finally {
            problems.leave();
        }
    }

    @Override
    public void end(List<String> names, boolean closed) {
        // what else is in the environment belongs to others
    }
}
