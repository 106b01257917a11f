package dev.jumun.conformance.websockets_;

import dev.jumun.*;
import dev.jumun.openapi.Operation;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoom;
import dev.jumun.websocket.WebSocketRoute;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial003 {
    private static final String HTML =
            """

            <!DOCTYPE html>
            <html>
                <head>
                    <title>Chat</title>
                </head>
                <body>
                    <h1>WebSocket Chat</h1>
                    <h2>Your ID: <span id="ws-id"></span></h2>
                    <form action="" onsubmit="sendMessage(event)">
                        <input type="text" id="messageText" autocomplete="off"/>
                        <button>Send</button>
                    </form>
                    <ul id='messages'>
                    </ul>
                    <script>
                        var client_id = Date.now()
                        document.querySelector("#ws-id").textContent = client_id;
                        var ws = new WebSocket(`ws://localhost:8000/ws/${client_id}`);
                        ws.onmessage = function(event) {
                            var messages = document.getElementById('messages')
                            var message = document.createElement('li')
                            var content = document.createTextNode(event.data)
                            message.appendChild(content)
                            messages.appendChild(message)
                        };
                        function sendMessage(event) {
                            var input = document.getElementById("messageText")
                            ws.send(input.value)
                            input.value = ''
                            event.preventDefault()
                        }
                    </script>
                </body>
            </html>
            """;

    private final WebSocketRoom room = new WebSocketRoom();

    @Get("/")
    @Operation(mediaType = "text/html")
    Response get() {
        return Response.html(HTML);
    }

    @WebSocketRoute("/ws/{client_id}")
    void websocketEndpoint(WebSocket websocket, int clientId) {
        try (var _ = room.join(websocket)) {
            for (String data : websocket.texts()) {
                websocket.sendText("You wrote: " + data);
                room.sendText("Client #" + clientId + " says: " + data);
            }
        }
        room.sendText("Client #" + clientId + " left the chat");
    }
}
