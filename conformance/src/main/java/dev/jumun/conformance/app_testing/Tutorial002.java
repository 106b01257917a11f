package dev.jumun.conformance.app_testing;

import dev.jumun.*;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Get("/")
    Object readMain() {
        return Map.of("msg", "Hello World");
    }

    @WebSocketRoute("/ws")
    void websocket(WebSocket websocket) {
        websocket.accept();
        websocket.sendJson(Map.of("msg", "Hello WebSocket"));
        websocket.close();
    }
}
