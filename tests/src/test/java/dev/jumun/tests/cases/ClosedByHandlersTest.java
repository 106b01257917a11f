package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.ExceptionHandler;
import dev.jumun.Response;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestSocket;
import dev.jumun.tests.CapturedLog;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketException;
import dev.jumun.websocket.WebSocketRoute;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers of exceptions choose how an open web socket is closed. */
@Timeout(30)
class ClosedByHandlersTest {
    static class FullException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Api
    static class Rooms {
        @ExceptionHandler
        Response full(FullException full) {
            throw new WebSocketException(CloseCode.TRY_AGAIN_LATER, "the room is full");
        }

        @ExceptionHandler
        Response argument(IllegalArgumentException wrong) {
            return Response.text("only for requests").status(400);
        }

        @WebSocketRoute("/full")
        void full(WebSocket socket) {
            socket.accept();
            throw new FullException();
        }

        @WebSocketRoute("/wrong")
        void wrong(WebSocket socket) {
            socket.accept();
            throw new IllegalArgumentException("wrong");
        }
    }

    @Test
    void whatAHandlerThrowsClosesTheSocket() throws Exception {
        try (TestClient client = TestClient.of(Rooms.class);
                TestSocket socket = client.webSocket("/full").connect()) {
            var closed = socket.receiveClose();
            assertThat(closed.code()).isEqualTo(CloseCode.TRY_AGAIN_LATER);
            assertThat(closed.reason()).isEqualTo("the room is full");
        }
    }

    @Test
    void anAnswerOfAHandlerIsNoneForAnOpenSocket() throws Exception {
        try (TestClient client = TestClient.of(Rooms.class);
                CapturedLog log = new CapturedLog();
                TestSocket socket = client.webSocket("/wrong").connect()) {
            assertThat(socket.receiveClose().code()).isEqualTo(CloseCode.SERVER_ERROR);
            assertThat(log.messages()).hasSize(1);
        }
    }
}
