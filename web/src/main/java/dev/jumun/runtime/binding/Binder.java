package dev.jumun.runtime.binding;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.ObjectCodec;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.codec.Secrets;
import dev.jumun.validation.RequestValidationException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Takes the inputs of one function (a handler or a provider) from a request. What does not fit is
 * recorded, and null is returned for it: nothing that was bound may be used before {@link #check}
 * or {@link #ready} has returned.
 */
public final class Binder {
    private final Inputs inputs;
    private final int mark;
    private final @Nullable Watch watch;
    private boolean absent;

    /** Receives the end of a handler's binding. */
    @FunctionalInterface
    public interface Watch {
        /** The inputs are bound; with what is thrown if one of them is wrong. */
        void bound(@Nullable Throwable failure);
    }

    /** Of a function that is about to run. */
    public Binder(Inputs inputs) {
        this(inputs, null);
    }

    /** Of a function that is about to run; the watch receives the end. */
    public Binder(Inputs inputs, @Nullable Watch watch) {
        this.inputs = inputs;
        this.mark = inputs.problems().size();
        this.watch = watch;
    }

    /** Takes a variable of the path. */
    public <T> @Nullable T path(String name, Codec<T> codec) {
        String value = inputs.path(name);
        return take("path", name, value == null ? List.of() : List.of(value), codec, true, null);
    }

    /** Takes a parameter of the query that must be there. */
    public <T> @Nullable T query(String name, Codec<T> codec) {
        return take("query", name, inputs.query(name), codec, true, null);
    }

    /** Takes a parameter of the query, or the default if it is not there. */
    public <T> @Nullable T query(String name, Codec<T> codec, @Nullable T otherwise) {
        return take("query", name, inputs.query(name), codec, false, otherwise);
    }

    /** Takes a header field that must be there. */
    public <T> @Nullable T header(String name, Codec<T> codec) {
        return take("header", name, inputs.header(name, codec), codec, true, null);
    }

    /** Takes a header field, or the default if it is not there. */
    public <T> @Nullable T header(String name, Codec<T> codec, @Nullable T otherwise) {
        return take("header", name, inputs.header(name, codec), codec, false, otherwise);
    }

    /** Takes a cookie that must be there. */
    public <T> @Nullable T cookie(String name, Codec<T> codec) {
        return take("cookie", name, inputs.cookie(name), codec, true, null);
    }

    /** Takes a cookie, or the default if it is not there. */
    public <T> @Nullable T cookie(String name, Codec<T> codec, @Nullable T otherwise) {
        return take("cookie", name, inputs.cookie(name), codec, false, otherwise);
    }

    /** Takes a field of the form that must be there. */
    public <T> @Nullable T form(String name, Codec<T> codec) {
        return field(name, codec, true, null);
    }

    /** Takes a field of the form, or the default if it is not there. */
    public <T> @Nullable T form(String name, Codec<T> codec, @Nullable T otherwise) {
        return field(name, codec, false, otherwise);
    }

    /** Takes a record whose components are fields of the form. */
    public <T> @Nullable T formModel(ObjectCodec<T> codec) {
        return model("body", codec);
    }

    private <T> @Nullable T field(
            String name, Codec<T> codec, boolean required, @Nullable T otherwise) {
        List<Object> values = inputs.form(name);
        // empty is what a browser sends for a field that was left empty; the last value applies
        boolean absent = values.isEmpty() || isBlank(values.getLast(), codec);
        if (absent && !required) {
            return otherwise;
        }
        Problems problems = inputs.problems();
        problems.enter("body");
        problems.enter(name);
        T value = null;
        if (absent) {
            problems.input(null);
            problems.missing();
        } else {
            int before = problems.size();
            value = codec.decodeFields(values, problems);
            hideSecrets(before, codec);
        }
        problems.leave();
        problems.leave();
        return value;
    }

    private static boolean isBlank(Object value, Codec<?> codec) {
        return value.equals("") && !codec.takesSeveral();
    }

    /** Takes a record whose components are parameters of the query. */
    public <T> @Nullable T queryModel(ObjectCodec<T> codec) {
        return model("query", codec);
    }

    /** Takes a record whose components are header fields. */
    public <T> @Nullable T headerModel(ObjectCodec<T> codec) {
        return model("header", codec);
    }

    /**
     * Takes a record whose components are header fields.
     *
     * @param names of fields, by those of the components, where they aren't the same with dashes
     */
    public <T> @Nullable T headerModel(ObjectCodec<T> codec, Map<String, String> names) {
        Problems problems = inputs.problems();
        problems.enter("header");
        T value = codec.decodeParameters(new ModelSource(inputs, "header", names));
        problems.leave();
        return value;
    }

    /** Takes a record whose components are cookies. */
    public <T> @Nullable T cookieModel(ObjectCodec<T> codec) {
        return model("cookie", codec);
    }

    private <T> @Nullable T model(String place, ObjectCodec<T> codec) {
        Problems problems = inputs.problems();
        problems.enter(place);
        int before = problems.size();
        T value = codec.decodeParameters(new ModelSource(inputs, place));
        hideSecrets(before, codec);
        problems.leave();
        return value;
    }

    private void hideSecrets(int before, Codec<?> codec) {
        if (inputs.problems().size() > before) {
            inputs.problems().hide(before, Secrets.of(codec));
        }
    }

    /** Takes the body, which has been read before. */
    public <T> @Nullable T body(BodyValue<T> body) {
        inputs.problems().addAll(body.problems());
        return body.value();
    }

    /** Records that a dependency could not be provided, so this function can't run either. */
    public void absent() {
        absent = true;
    }

    /**
     * Ends a provider's binding.
     *
     * @throws NotReady if an input is wrong, or a dependency is absent
     */
    public void ready() {
        if (absent || inputs.problems().size() > mark) {
            throw NotReady.INSTANCE;
        }
    }

    /**
     * Ends the handler's binding.
     *
     * @throws RequestValidationException if anything of the request is wrong
     */
    public void check() {
        RequestValidationException failure =
                inputs.problems().isEmpty()
                        ? null
                        : new RequestValidationException(inputs.problems());
        if (watch != null) {
            watch.bound(failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private <T> @Nullable T take(
            String place,
            String name,
            List<String> values,
            Codec<T> codec,
            boolean required,
            @Nullable T otherwise) {
        if (values.isEmpty() && !required) {
            return otherwise;
        }
        Problems problems = inputs.problems();
        problems.enter(place);
        problems.enter(name);
        T value = null;
        if (values.isEmpty()) {
            problems.input(null);
            problems.missing();
        } else {
            int before = problems.size();
            value = codec.decodeTexts(values, problems);
            hideSecrets(before, codec);
        }
        problems.leave();
        problems.leave();
        return value;
    }
}
