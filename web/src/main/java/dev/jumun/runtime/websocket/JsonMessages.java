package dev.jumun.runtime.websocket;

import dev.jumun.HttpException;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.codec.Problem;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.JsonWebSocket;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketException;
import dev.jumun.websocket.WebSocketMessage;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A web socket whose messages are read and written by codecs. */
public record JsonMessages<In, Out>(WebSocket raw, Codec<In> in, Codec<Out> out)
        implements JsonWebSocket<In, Out> {
    @Override
    @SuppressWarnings("NullAway") // null only if the codec allows it
    public In receive() {
        return read(raw.receive(), in);
    }

    @Override
    public WebSocketMessage message(Out value) {
        return WebSocketMessage.utf8(new JsonWriter().value(value, out).toBytes());
    }

    @Override
    public Iterator<In> iterator() {
        return new Messages<>(this::receive);
    }

    /** Reads a message, text or not. */
    static <T> @Nullable T read(WebSocketMessage message, Codec<T> codec) {
        Problems problems = new Problems();
        T value;
        try {
            value = JsonBody.read(message.bytes(), codec, problems);
        } catch (HttpException unreadable) {
            throw new WebSocketException(
                    CloseCode.INVALID_MESSAGE, "The message could not be read");
        }
        if (!problems.isEmpty()) {
            List<Problem> list = problems.list();
            throw new WebSocketException(
                    CloseCode.INVALID_MESSAGE,
                    reason(list.getFirst()),
                    list.stream().map(JsonMessages::detail).toList());
        }
        return value;
    }

    private static String reason(Problem problem) {
        String place =
                place(problem).stream().map(String::valueOf).collect(Collectors.joining("."));
        return place.isEmpty() ? problem.message() : place + ": " + problem.message();
    }

    /** Where it is within the message: a body is not what it is in. */
    private static List<Object> place(Problem problem) {
        return problem.location().subList(1, problem.location().size());
    }

    private static Map<String, @Nullable Object> detail(Problem problem) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("type", problem.type());
        detail.put("loc", place(problem));
        detail.put("msg", problem.message());
        detail.put("input", problem.input());
        if (!problem.context().isEmpty()) {
            detail.put("ctx", problem.context());
        }
        return detail;
    }
}
