package dev.jumun.routing;

import dev.jumun.CloseCode;
import dev.jumun.HttpError;
import dev.jumun.WebSocketClosed;
import dev.jumun.WebSocketError;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.binding.ValidationError;
import dev.jumun.websocket.ExchangeWebSocket;

/**
 * Ends a web socket as its handler ended. What fails before the handshake was accepted, and does
 * not say how to refuse it, is answered as any request is.
 */
record WebSocketEndpoint(String name, RouteHandler handler) implements RouteHandler {
    private static final System.Logger LOG = System.getLogger("dev.jumun");

    @Override
    public void handle(Call call) throws Exception {
        try {
            handler.handle(call);
        } catch (Exception | Error failure) {
            ExchangeWebSocket socket = call.webSocket();
            if (socket.isAccepted()) {
                close(socket, failure);
            } else if (!refuse(socket, failure)) {
                throw failure;
            }
        }
    }

    private static boolean refuse(ExchangeWebSocket socket, Throwable failure) {
        switch (failure) {
            case ValidationError invalid -> socket.refuse(invalid.detail());
            case WebSocketError error -> socket.refuse(error.detail());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void close(ExchangeWebSocket socket, Throwable failure) {
        switch (failure) {
            case WebSocketClosed closed when !socket.isOpen() ->
                    LOG.log(System.Logger.Level.DEBUG, () -> name + ": " + closed.getMessage());
            case WebSocketError error -> socket.close(error.code(), error.reason());
            case HttpError error when error.status() < 500 ->
                    socket.close(CloseCode.POLICY_VIOLATION, String.valueOf(error.detail()));
            case Cancelled cancelled when cancelled.reason() == CancelReason.SHUTDOWN ->
                    socket.close(CloseCode.GOING_AWAY, "");
            default -> {
                LOG.log(System.Logger.Level.ERROR, () -> name + " failed", failure);
                socket.close(CloseCode.SERVER_ERROR, "");
            }
        }
    }
}
