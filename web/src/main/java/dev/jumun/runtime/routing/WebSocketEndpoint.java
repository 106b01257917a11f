package dev.jumun.runtime.routing;

import dev.jumun.HttpException;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.log.LogText;
import dev.jumun.runtime.failure.FailureAnswers;
import dev.jumun.runtime.failure.FailureLog;
import dev.jumun.runtime.request.Call;
import dev.jumun.runtime.request.RouteHandler;
import dev.jumun.runtime.websocket.ExchangeWebSocket;
import dev.jumun.validation.RequestValidationException;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketException;

/**
 * Ends a web socket as its handler ended. What fails before the handshake was accepted, and does
 * not decide how to refuse it, is answered as any request is.
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
                close(call, socket, told(call, failure));
            } else if (!refuse(socket, failure)) {
                throw failure;
            }
        }
    }

    /** What a handler of the failure makes of it: it throws how the socket is closed. */
    private static Throwable told(Call call, Throwable failure) {
        boolean isPlain =
                failure instanceof Exception
                        && !(failure instanceof WebSocketException)
                        && !(failure instanceof WebSocketClosedException)
                        && !call.isOfTask(failure);
        WebSocketException chosen = isPlain ? call.closing(failure) : null;
        return chosen == null ? failure : chosen;
    }

    private static boolean refuse(ExchangeWebSocket socket, Throwable failure) {
        switch (failure) {
            case RequestValidationException invalid -> socket.refuse(invalid.detail());
            case WebSocketException error -> socket.refuse(error.detail());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void close(Call call, ExchangeWebSocket socket, Throwable failure) {
        switch (failure) {
            case Throwable ofTask
                    when call.isOfTask(ofTask) -> {} // logged, after the socket was closed
            case WebSocketClosedException closed when !socket.isOpen() ->
                    LOG.log(
                            System.Logger.Level.DEBUG,
                            () -> LogText.line(name + ": " + closed.getMessage()));
            case WebSocketException error -> socket.close(error.code(), error.reason());
            case HttpException error when error.status() < 500 ->
                    socket.close(CloseCode.POLICY_VIOLATION, String.valueOf(error.detail()));
            case Cancelled cancelled when cancelled.reason() == CancelReason.SHUTDOWN ->
                    socket.close(CloseCode.GOING_AWAY, "");
            case Throwable away when FailureAnswers.unavailable(away) != null -> {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> name + " failed with 503: " + FailureLog.why(away));
                socket.close(CloseCode.TRY_AGAIN_LATER, "");
            }
            default -> {
                LOG.log(
                        System.Logger.Level.ERROR,
                        () -> name + " failed",
                        LogText.failure(failure));
                socket.close(CloseCode.SERVER_ERROR, "");
            }
        }
    }
}
