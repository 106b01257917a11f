package dev.jumun.binding;

import dev.jumun.codec.Codec;
import dev.jumun.codec.ParameterSource;
import dev.jumun.codec.Problems;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of one place, for a record that is made of them. */
final class ModelSource implements ParameterSource {
    private final Inputs inputs;
    private final String place;

    /** All parameters of the place: what a missing one should have been in. */
    private final Map<String, Object> all = new LinkedHashMap<>();

    ModelSource(Inputs inputs, String place) {
        this.inputs = inputs;
        this.place = place;
    }

    @Override
    public Problems problems() {
        return inputs.problems();
    }

    @Override
    public <T> @Nullable T required(String name, Codec<T> codec) {
        List<String> values = values(wireName(name));
        if (!values.isEmpty()) {
            remember(name, values);
            return decode(name, values, codec);
        }
        Problems problems = problems();
        problems.enter(name);
        problems.input(all);
        problems.missing();
        problems.leave();
        return null;
    }

    @Override
    public <T> @Nullable T optional(String name, Codec<T> codec, @Nullable T otherwise) {
        List<String> values = values(wireName(name));
        if (values.isEmpty()) {
            if (otherwise instanceof Collection) {
                all.put(name, List.of());
            }
            return otherwise;
        }
        remember(name, values);
        return decode(name, values, codec);
    }

    private <T> @Nullable T decode(String name, List<String> values, Codec<T> codec) {
        Problems problems = problems();
        problems.enter(name);
        T value = codec.decodeTexts(values, problems);
        problems.leave();
        return value;
    }

    @Override
    public void end(List<String> names, boolean closed) {
        Set<String> known = new TreeSet<>();
        names.forEach(name -> known.add(wireName(name)));
        for (String name : inputs.names(place)) {
            if (known.contains(name)) {
                continue;
            }
            remember(name, values(name));
            if (closed) {
                Problems problems = problems();
                List<String> values = values(name);
                problems.enter(name);
                problems.input(values.size() == 1 ? values.getFirst() : values);
                problems.add("extra_forbidden", "Extra inputs are not permitted");
                problems.leave();
            }
        }
    }

    private List<String> values(String name) {
        return switch (place) {
            case "query" -> inputs.query(name);
            case "cookie" -> inputs.cookie(name);
            default -> inputs.header(name);
        };
    }

    /** Header fields have dashes. */
    private String wireName(String name) {
        return place.equals("header") ? name.replace('_', '-') : name;
    }

    private void remember(String name, List<String> values) {
        all.put(name, values.size() == 1 ? values.getFirst() : values);
    }
}
