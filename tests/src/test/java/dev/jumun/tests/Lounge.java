package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.websocket.*;

import jakarta.validation.constraints.*;

@Api(title = "Lounge")
class Lounge {
    record Said(@NotBlank @Size(max = 500) String text) {}

    record Heard(String from, String text, int listeners) {}

    private final WebSocketRoom room = new WebSocketRoom();

    @WebSocketRoute("/lounge")
    void lounge(@Query @NotBlank String name, JsonWebSocket<Said, Heard> socket) {
        try (var _ = room.join(socket.raw())) {
            say(socket, name, "I am here.");
            for (Said said : socket) {
                say(socket, name, said.text());
            }
        }
    }

    private void say(JsonWebSocket<Said, Heard> socket, String name, String text) {
        room.send(socket.message(new Heard(name, text, room.size())));
    }
}
