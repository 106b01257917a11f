package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** Lists, and sets, which drop what comes twice. */
record ListCodec<T, C extends Collection<T>>(
        Codec<T> item, boolean unique, Function<Collection<T>, C> finish) implements Codec<C> {
    static <T> ListCodec<T, List<T>> list(Codec<T> item) {
        return new ListCodec<>(item, false, c -> Collections.unmodifiableList((List<T>) c));
    }

    static <T> ListCodec<T, Collection<T>> collection(Codec<T> item) {
        return new ListCodec<>(item, false, c -> Collections.unmodifiableList((List<T>) c));
    }

    static <T> ListCodec<T, java.util.Set<T>> set(Codec<T> item) {
        return new ListCodec<>(item, true, c -> Collections.unmodifiableSet((LinkedHashSet<T>) c));
    }

    @Override
    @SuppressWarnings("NullAway") // an item is null only if its type allows it
    public @Nullable C decode(JsonReader reader) {
        Problems problems = reader.problems();
        if (reader.token() != JsonToken.START_ARRAY) {
            reader.skip();
            String kind = unique ? "set" : "list";
            problems.add(kind + "_type", "Input should be a valid " + kind);
            return null;
        }
        int mark = problems.size();
        Collection<T> items = make();
        reader.made(ValueMemory.LIST);
        for (int i = 0; reader.nextItem(); i++) {
            problems.enter(i);
            T value = item.decode(reader);
            problems.leave();
            if (problems.size() == mark) { // else the result is dropped
                reader.made(unique ? ValueMemory.ENTRY : ValueMemory.NUMBER + ValueMemory.PLACE);
                items.add(value);
            }
        }
        return problems.size() == mark ? finish.apply(items) : null;
    }

    @Override
    public @Nullable C decodeText(String text, Problems problems) {
        return decodeTexts(List.of(text), problems);
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable C decodeTexts(List<String> texts, Problems problems) {
        int mark = problems.size();
        Collection<T> items = make();
        for (int i = 0; i < texts.size(); i++) {
            problems.enter(i);
            problems.input(texts.get(i));
            items.add(item.decodeText(texts.get(i), problems));
            problems.leave();
        }
        problems.input(texts);
        return problems.size() == mark ? finish.apply(items) : null;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable C decodeFields(List<Object> values, Problems problems) {
        int mark = problems.size();
        Collection<T> items = make();
        for (int i = 0; i < values.size(); i++) {
            problems.enter(i);
            problems.input(values.get(i) instanceof String text ? text : values.get(i).toString());
            items.add(item.decodeFields(List.of(values.get(i)), problems));
            problems.leave();
        }
        return problems.size() == mark ? finish.apply(items) : null;
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    @Override
    public void encode(C value, JsonWriter writer) {
        writer.beginArray();
        for (T each : value) {
            writer.item();
            item.encode(each, writer);
        }
        writer.endArray();
    }

    @Override
    public Schema schema(Schemas schemas) {
        Schema array = Schema.array(item.schema(schemas));
        return unique ? array.with("uniqueItems", true) : array;
    }

    private Collection<T> make() {
        return unique ? new LinkedHashSet<>() : new ArrayList<>();
    }
}
