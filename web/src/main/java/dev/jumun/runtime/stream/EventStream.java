package dev.jumun.runtime.stream;

import dev.jumun.MutableHeaders;
import dev.jumun.ServerSentEvent;
import dev.jumun.async.Generator;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Server-sent events (WHATWG HTML, section 9.2.5). */
public final class EventStream<V, T> implements StreamFormat<V> {
    private final Function<V, ServerSentEvent<T>> toEvent;
    private final Codec<T> codec;

    private EventStream(Function<V, ServerSentEvent<T>> toEvent, Codec<T> codec) {
        this.toEvent = toEvent;
        this.codec = codec;
    }

    /** Of events, with the codec of their data. */
    public static <T> EventStream<ServerSentEvent<T>, T> of(Codec<T> codec) {
        return new EventStream<>(event -> event, codec);
    }

    /** Of values that are the data of their events. */
    public static <T> EventStream<T, T> ofData(Codec<T> codec) {
        return new EventStream<>(ServerSentEvent::of, codec);
    }

    @Override
    public void describe(MutableHeaders headers) {
        headers.add("content-type", "text/event-stream; charset=utf-8");
        headers.add("cache-control", "no-cache");
        headers.add("x-accel-buffering", "no"); // proxies would wait for more
    }

    @Override
    public void write(Generator<? extends V> values, ResponseBody body) {
        try (KeepAlive alive = new KeepAlive(body)) {
            values.forEach(value -> alive.write(encode(toEvent.apply(value))));
        }
    }

    private byte[] encode(ServerSentEvent<T> event) {
        StringBuilder text = new StringBuilder();
        lines(text, ": ", event.comment());
        line(text, "event: ", event.event());
        T data = event.data();
        if (data != null) {
            JsonWriter json = new JsonWriter().value(data, codec);
            text.append("data: ")
                    .append(new String(json.buffer(), 0, json.size(), StandardCharsets.UTF_8))
                    .append('\n');
        }
        lines(text, "data: ", event.text());
        line(text, "id: ", event.id());
        Integer retry = event.retry();
        line(text, "retry: ", retry == null ? null : retry.toString());
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(name).append(value).append('\n');
        }
    }

    /** Text of several lines is sent line by line. */
    private static void lines(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            for (String each : value.split("\r\n|\r|\n", -1)) {
                line(text, name, each);
            }
        }
    }
}
