package dev.jumun.runtime.binding;

import dev.jumun.Omittable;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.ObjectSchema;
import dev.jumun.runtime.codec.ParameterSource;
import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

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

    /** What header fields are called, where that isn't the component's name with dashes. */
    private final Map<String, String> fieldNames;

    ModelSource(Inputs inputs, String place) {
        this(inputs, place, Map.of());
    }

    ModelSource(Inputs inputs, String place, Map<String, String> fieldNames) {
        this.inputs = inputs;
        this.place = place;
        this.fieldNames = fieldNames;
    }

    @Override
    public Problems problems() {
        return inputs.problems();
    }

    @Override
    public <T> @Nullable T required(String name, Codec<T> codec) {
        List<?> values = values(wireName(name));
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
        List<?> values = values(wireName(name));
        if (values.isEmpty()) {
            Object shown = otherwise == null ? null : shown(codec, otherwise);
            if (shown != null) {
                all.put(name, shown);
            }
            return otherwise;
        }
        remember(name, values);
        return decode(name, values, codec);
    }

    private boolean isForm() {
        return place.equals("body");
    }

    /** The value that FastAPI's errors show for a missing input. */
    private static <T> @Nullable Object shown(Codec<T> codec, T otherwise) {
        boolean unset = otherwise instanceof Omittable<?> omittable && !omittable.isSet();
        return unset ? null : ObjectSchema.json(codec, otherwise);
    }

    /** Of several header fields the first one is the value, as it is for filters. */
    private List<String> counted(List<String> values, Codec<?> codec) {
        return place.equals("header") && !codec.takesSeveral() ? values.subList(0, 1) : values;
    }

    @SuppressWarnings("unchecked") // only forms have anything else than texts
    private <T> @Nullable T decode(String name, List<?> values, Codec<T> codec) {
        Problems problems = problems();
        problems.enter(name);
        T value =
                isForm()
                        ? codec.decodeFields((List<Object>) values, problems)
                        : codec.decodeTexts(counted((List<String>) values, codec), problems);
        problems.leave();
        return value;
    }

    @Override
    @SuppressWarnings("unchecked") // any JSON is an Object
    public <T> Map<String, T> others(List<String> names, Codec<T> codec) {
        Map<String, T> others = new LinkedHashMap<>();
        for (String name : unknown(names)) {
            List<?> values = values(name);
            T value =
                    codec == Codecs.ANY
                            ? (T) (values.size() == 1 ? values.getFirst() : List.copyOf(values))
                            : decode(name, values, codec);
            if (value != null) {
                others.put(name, value);
            }
        }
        return others;
    }

    /** A field with underscores passes for none with dashes, and for no other either. */
    private List<String> unknown(List<String> names) {
        Set<String> known = new TreeSet<>();
        names.forEach(name -> known.add(wireName(name)));
        return (isForm() ? inputs.formNames() : inputs.names(place))
                .stream()
                        .filter(name -> !known.contains(name))
                        .filter(name -> !isHeader() || !names.contains(name))
                        .toList();
    }

    @Override
    public void end(List<String> names, boolean closed) {
        for (String name : unknown(names)) {
            remember(name, values(name));
            if (closed) {
                Problems problems = problems();
                List<?> values = values(name);
                problems.enter(name);
                problems.input(told(values));
                problems.add("extra_forbidden", "Extra inputs are not permitted");
                problems.leave();
            }
        }
        problems().input(all); // what a rule of the whole record shows
    }

    private List<?> values(String name) {
        return switch (place) {
            case "body" -> inputs.form(name);
            case "query" -> inputs.query(name);
            case "cookie" -> inputs.cookie(name);
            default -> inputs.header(name);
        };
    }

    private boolean isHeader() {
        return place.equals("header");
    }

    /** Header fields have dashes, unless another name was given. */
    private String wireName(String name) {
        return isHeader() ? fieldNames.getOrDefault(name, name.replace('_', '-')) : name;
    }

    private void remember(String name, List<?> values) {
        all.put(name, told(values));
    }

    /** What errors show of values: a file by its name. */
    private static Object told(List<?> values) {
        List<String> texts = values.stream().map(String::valueOf).toList();
        return texts.size() == 1 ? texts.getFirst() : texts;
    }
}
