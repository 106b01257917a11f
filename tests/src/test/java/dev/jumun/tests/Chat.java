package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.async.Async;
import dev.jumun.async.Yield;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.JsonWebSocket;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketException;
import dev.jumun.websocket.WebSocketMessage;
import dev.jumun.websocket.WebSocketRoom;
import dev.jumun.websocket.WebSocketRoute;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The web sockets of docs/websockets.md, and some more. */
@Api(title = "Chat")
class Chat {
    static final Queue<String> EVENTS = new ConcurrentLinkedQueue<>();

    record Order(@NotBlank String drink, @Positive int count) {}

    record Receipt(String drink, int total) {}

    record Session(String name) {}

    @Provides
    static void session(@Query @Nullable String user, Yield<Session> yield) throws Exception {
        if (user == null) {
            throw new WebSocketException(CloseCode.POLICY_VIOLATION, "Who are you?");
        }
        EVENTS.add("set up " + user);
        try {
            yield.to(new Session(user));
        } finally {
            EVENTS.add("torn down " + user);
        }
    }

    @WebSocketRoute("/echo")
    void echo(WebSocket socket) {
        for (String text : socket.texts()) {
            socket.sendText(text);
        }
    }

    @WebSocketRoute("/orders")
    void orders(JsonWebSocket<Order, Receipt> socket) {
        for (Order order : socket) {
            socket.send(new Receipt(order.drink(), order.count() * 3));
        }
    }

    private final WebSocketRoom room = new WebSocketRoom();

    @WebSocketRoute("/rooms/{name}")
    void chat(String name, @Default("20") @Max(50) int limit, Session session, WebSocket socket) {
        try (var _ = room.join(socket)) {
            for (String text : socket.texts()) {
                room.sendText(
                        session.name() + ": " + text.substring(0, Math.min(limit, text.length())));
            }
        }
        room.sendText(session.name() + " left " + name);
    }

    @WebSocketRoute("/patient")
    void patient(JsonWebSocket<Order, Object> socket) {
        while (true) {
            try {
                Order order = socket.receive();
                socket.send(Map.of("made", order.drink()));
            } catch (WebSocketException wrong) {
                socket.send(Map.of("detail", wrong.detail()));
            }
        }
    }

    @WebSocketRoute("/versions")
    void versions(WebSocket socket, ResponseHead settings) {
        settings.cookie("seen", "yes");
        if (socket.subprotocols().contains("chat.v2")) {
            socket.accept("chat.v2");
        }
        socket.sendText("hello");
        socket.close(4001, "Bye");
    }

    @WebSocketRoute("/binary")
    void binary(WebSocket socket) {
        for (WebSocketMessage message : socket.messages()) {
            socket.send(message);
        }
    }

    @WebSocketRoute("/texts")
    void texts(WebSocket socket) {
        socket.sendText(socket.receiveText());
    }

    @WebSocketRoute("/bytes")
    void bytes(WebSocket socket) {
        socket.sendBytes(socket.receiveBytes());
    }

    @WebSocketRoute("/json")
    void json(WebSocket socket) {
        socket.sendJson(List.of(String.valueOf(socket.receiveJson()), new Receipt("Tea", 1)));
    }

    @WebSocketRoute("/fail/{how}")
    void fail(String how, WebSocket socket) {
        if (how.startsWith("late-")) {
            socket.accept();
        }
        switch (how.replace("late-", "")) {
            case "socket" -> throw new WebSocketException(4002, "Not today");
            case "http" -> throw new HttpException(401, "Sign in");
            case "teapot" -> throw new HttpException(503, "Later");
            case "closed" -> socket.close(4003, "No");
            case "bad code" -> socket.close(1006, "");
            case "silence" -> {}
            default -> throw new IllegalStateException("secret");
        }
    }

    @WebSocketRoute("/leaver")
    void leaver(WebSocket socket) {
        try {
            socket.receiveText();
        } catch (WebSocketClosedException closed) {
            EVENTS.add("closed " + closed.code() + " " + closed.reason());
            try {
                socket.sendText("anybody?");
            } catch (WebSocketClosedException again) {
                EVENTS.add("still closed " + again.code());
            }
            throw closed;
        }
    }

    @WebSocketRoute("/tasks")
    void tasks(WebSocket socket, BackgroundTasks tasks, Request request) {
        socket.sendText(request.path());
        tasks.add(() -> EVENTS.add("task"));
    }

    @WebSocketRoute("/sleeper")
    void sleeper(WebSocket socket) {
        socket.sendText("good night");
        try {
            Async.sleep(Duration.ofHours(1));
        } finally {
            EVENTS.add("woken");
        }
    }

    @Get("/plain")
    String plain() {
        return "plain";
    }
}
