package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.async.Async;
import dev.jumun.async.Generator;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import java.io.UncheckedIOException;

// Fails with what a client has sent, at each place whose failures are logged.
@Api
class Forging {
    /** Says so itself, and not by its message. */
    private static final class Talking extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String said;

        Talking(String said) {
            this.said = said;
        }

        @Override
        @SuppressWarnings("OverrideThrowableToString") // that is the point
        public String toString() {
            return said;
        }
    }

    private static final class Away extends RuntimeException implements ServiceUnavailable {
        private static final long serialVersionUID = 1;

        Away(String message) {
            super(message);
        }
    }

    @Post("/message")
    void message(@Body String text) {
        throw new IllegalStateException(text);
    }

    @Post("/cause")
    void cause(@Body String text) {
        throw new UncheckedIOException("plain", new java.io.IOException(text));
    }

    @Post("/suppressed")
    void suppressed(@Body String text) {
        IllegalStateException failure = new IllegalStateException("plain");
        failure.addSuppressed(new IllegalArgumentException(text));
        failure.initCause(new IllegalStateException("plain, too", failure));
        throw failure;
    }

    @Post("/text")
    void text(@Body String text) {
        throw new Talking(text);
    }

    @Post("/detail")
    void detail(@Body String text) {
        throw new HttpException(503, text);
    }

    @Post("/away")
    void away(@Body String text) {
        throw new Away(text);
    }

    @Post("/task")
    void task(@Body String text, BackgroundTasks tasks) {
        tasks.add(() -> {
            throw new IllegalStateException(text);
        });
    }

    @Post("/group")
    void group(@Body String text) {
        Async.gather(
                () -> {
                    throw new IllegalStateException(text);
                },
                () -> "other",
                (a, b) -> a);
    }

    @Post("/generator")
    Generator<String> generator(@Body String text) {
        return Generator.of(yield -> {
            yield.to("first");
            throw new IllegalStateException(text);
        });
    }

    @WebSocketRoute("/socket")
    void socket(WebSocket socket) {
        throw new IllegalStateException(socket.receiveText());
    }
}
