package dev.jumun.conformance.websockets_;

import dev.jumun.*;
import dev.jumun.openapi.Operation;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketException;
import dev.jumun.websocket.WebSocketRoute;

import org.jspecify.annotations.Nullable;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
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
                        <label>Item ID: <input type="text" id="itemId" autocomplete="off" value="foo"/></label>
                        <label>Token: <input type="text" id="token" autocomplete="off" value="some-key-token"/></label>
                        <button onclick="connect(event)">Connect</button>
                        <hr>
                        <label>Message: <input type="text" id="messageText" autocomplete="off"/></label>
                        <button>Send</button>
                    </form>
                    <ul id='messages'>
                    </ul>
                    <script>
                    var ws = null;
                        function connect(event) {
                            var itemId = document.getElementById("itemId")
                            var token = document.getElementById("token")
                            ws = new WebSocket("ws://localhost:8000/items/" + itemId.value + "/ws?token=" + token.value);
                            ws.onmessage = function(event) {
                                var messages = document.getElementById('messages')
                                var message = document.createElement('li')
                                var content = document.createTextNode(event.data)
                                message.appendChild(content)
                                messages.appendChild(message)
                            };
                            event.preventDefault()
                        }
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

    @Qualifier
    @interface CookieOrToken {}

    @Get("/")
    @Operation(mediaType = "text/html")
    Response get() {
        return Response.html(HTML);
    }

    @Provides
    @CookieOrToken
    static String cookieOrToken(@Cookie @Nullable String session, @Query @Nullable String token) {
        if (session != null) {
            return session;
        }
        if (token != null) {
            return token;
        }
        throw new WebSocketException(CloseCode.POLICY_VIOLATION);
    }

    @WebSocketRoute("/items/{item_id}/ws")
    void websocketEndpoint(
            WebSocket websocket,
            String itemId,
            @Nullable Integer q,
            @CookieOrToken String cookieOrToken) {
        for (String data : websocket.texts()) {
            websocket.sendText("Session cookie or query token value is: " + cookieOrToken);
            if (q != null) {
                websocket.sendText("Query parameter q is: " + q);
            }
            websocket.sendText("Message text was: " + data + ", for item ID: " + itemId);
        }
    }
}
