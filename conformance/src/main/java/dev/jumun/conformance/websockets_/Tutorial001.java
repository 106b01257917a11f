package dev.jumun.conformance.websockets_;

import dev.jumun.*;
import dev.jumun.openapi.Operation;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    private static final String HTML =
            """

            <!DOCTYPE html>
            <html>
                <head>
                    <title>Chat</title>
                </head>
                <body>
                    <h1>WebSocket Chat</h1>
                    <form action="" onsubmit="sendMessage(event)">
                        <input type="text" id="messageText" autocomplete="off"/>
                        <button>Send</button>
                    </form>
                    <ul id='messages'>
                    </ul>
                    <script>
                        var ws = new WebSocket("ws://localhost:8000/ws");
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

    @Get("/")
    @Operation(mediaType = "text/html")
    Response get() {
        return Response.html(HTML);
    }

    @WebSocketRoute("/ws")
    void websocketEndpoint(WebSocket websocket) {
        for (String data : websocket.texts()) {
            websocket.sendText("Message text was: " + data);
        }
    }
}
