package dev.jumun.websocket;

import dev.jumun.CloseCode;
import dev.jumun.HttpError;
import dev.jumun.JsonWebSocket;
import dev.jumun.WebSocket;
import dev.jumun.WebSocketError;
import dev.jumun.WebSocketMessage;
import dev.jumun.codec.Codec;
import dev.jumun.codec.JsonBody;
import dev.jumun.codec.JsonWriter;
import dev.jumun.codec.Problem;
import dev.jumun.codec.Problems;

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
        JsonWriter writer = new JsonWriter();
        out.encode(value, writer);
        return WebSocketMessage.utf8(writer.toBytes());
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
        } catch (HttpError unreadable) {
            throw new WebSocketError(CloseCode.INVALID_MESSAGE, "The message could not be read");
        }
        if (!problems.isEmpty()) {
            List<Problem> list = problems.list();
            throw new WebSocketError(
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
