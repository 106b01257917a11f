package dev.jumun.tracing;

import dev.jumun.Headers;

import io.opentelemetry.context.propagation.TextMapGetter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads the fields of propagators from the head of a request. */
enum HeaderGetter implements TextMapGetter<Headers> {
    INSTANCE;

    @Override
    @SuppressWarnings("deprecation")
    public Iterable<String> keys(Headers headers) {
        List<String> names = new ArrayList<>();
        headers.forEach((name, value) -> names.add(name));
        return names;
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
        return headers == null ? null : headers.first(name);
    }
}
