package dev.jumun.server.request;

import dev.jumun.Headers;

import io.netty.handler.codec.http.HttpHeaders;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiConsumer;

/** Netty's header fields, as they are. */
public record RequestHeaders(HttpHeaders fields) implements Headers {
    @Override
    public @Nullable String first(String name) {
        return fields.get(name);
    }

    @Override
    public List<String> all(String name) {
        return fields.getAll(name);
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
        fields.forEach(entry -> action.accept(entry.getKey(), entry.getValue()));
    }
}
