package dev.jumun.conformance;

import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Replays web sockets that were open at the same time, frame by frame in the recorded order. A
 * close before the handshake was accepted reaches the client as a 403; the close code stays with
 * the server.
 */
final class WebSocketReplay {
    private static final JsonMapper MAPPER = new JsonMapper();

    private record Step(Side side, JsonNode frame) {}

    /** One of the sockets. */
    private static final class Side {
        final Recording.Exchange exchange;
        final List<String> differences = new ArrayList<>();
        @Nullable Conversation socket;
        @Nullable Answer refusal;

        Side(Recording.Exchange exchange) {
            this.exchange = exchange;
        }
    }

    private WebSocketReplay() {}

    static List<Replay.Outcome> of(Transport transport, List<Recording.Exchange> exchanges) {
        List<Side> sides = exchanges.stream().map(Side::new).toList();
        List<Step> steps = new ArrayList<>();
        for (Side side : sides) {
            for (JsonNode frame : side.exchange.json().get("frames")) {
                steps.add(new Step(side, frame));
            }
        }
        steps.sort(Comparator.comparingInt(step -> step.frame.path("seq").asInt()));
        for (Step step : steps) {
            try {
                step(transport, step);
            } catch (Exception | AssertionError failure) {
                step.side.differences.add(step.frame + ": " + failure);
            }
        }
        for (Side side : sides) {
            try {
                if (side.socket != null) {
                    side.socket.close(CloseCode.NORMAL);
                }
            } catch (Exception | AssertionError failure) {
                side.differences.add("closing: " + failure);
            }
        }
        return sides.stream()
                .map(side -> new Replay.Outcome(side.exchange, side.differences, null))
                .toList();
    }

    private static void step(Transport transport, Step step) throws Exception {
        Side side = step.side;
        JsonNode frame = step.frame;
        boolean fromClient = frame.get("dir").asString().equals("client");
        String type = frame.get("type").asString().replace("websocket.", "");
        switch ((fromClient ? "client " : "server ") + type) {
            case "client connect" -> connect(transport, side);
            case "server accept" -> {
                String chosen = frame.path("subprotocol").asString(null);
                if (side.socket == null || !same(chosen, side.socket.subprotocol())) {
                    side.differences.add("not accepted with " + chosen + ": " + side.refusal);
                }
            }
            case "client receive" -> open(side).send(message(frame));
            case "server send" -> compare(side, message(frame), open(side).receive());
            case "server close" -> close(side, frame);
            case "client disconnect" ->
                    open(side).close(frame.path("code").asInt(CloseCode.NORMAL));
            default -> side.differences.add("unknown frame " + frame);
        }
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : one.equals(other);
    }

    private static void connect(Transport transport, Side side) throws Exception {
        try {
            side.socket = transport.converse(RecordedRequest.handshake(side.exchange.json()));
        } catch (Transport.Refused refused) {
            side.refusal = refused.answer();
        }
    }

    private static Conversation open(Side side) {
        if (side.socket == null) {
            throw new IllegalStateException("the handshake was refused: " + side.refusal);
        }
        return side.socket;
    }

    private static WebSocketMessage message(JsonNode frame) {
        if (frame.path("text").isString()) {
            return WebSocketMessage.text(frame.get("text").asString());
        }
        return WebSocketMessage.binary(Comparison.bytes(frame.path("bytes")));
    }

    private static void compare(Side side, WebSocketMessage wanted, WebSocketMessage got) {
        if (wanted.isText() != got.isText() || !Arrays.equals(wanted.bytes(), got.bytes())) {
            if (!wanted.isText() || !got.isText() || !sameJson(wanted.text(), got.text())) {
                side.differences.add("expected " + wanted + ", got " + got);
            }
        }
    }

    private static boolean sameJson(String one, String other) {
        try {
            return MAPPER.readTree(one).equals(MAPPER.readTree(other));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static void close(Side side, JsonNode frame) throws InterruptedException {
        JsonNode reason = frame.path("reason");
        Answer refusal = side.refusal;
        if (refusal != null) {
            JsonNode detail = MAPPER.readTree(refusal.bytes()).path("detail");
            boolean silent =
                    reason.isMissingNode() || reason.isNull() || reason.asString("-").isEmpty();
            if (refusal.status() != 403 || (!silent && !detail.equals(reason))) {
                side.differences.add("expected a refusal for " + reason + ", got " + refusal);
            }
            return;
        }
        WebSocketClosedException closed = open(side).receiveClose();
        if (closed.code() != frame.path("code").asInt(CloseCode.NORMAL)
                || !closed.reason().equals(reason.asString(""))) {
            side.differences.add("expected " + frame + ", got " + closed.getMessage());
        }
    }
}
