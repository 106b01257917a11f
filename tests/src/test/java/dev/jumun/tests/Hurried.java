package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.async.Async;
import dev.jumun.async.Yield;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

// Gives its routes little time.
@Api(routers = {Hurried.Patient.class, Hurried.Quick.class})
@Timeout("1h")
class Hurried {
    static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    /** Nobody ever releases it. */
    private static final Semaphore NEVER = new Semaphore(0);

    record Lent(String name) {}

    @Provides(Scope.FUNCTION)
    static void lent(Yield<Lent> yield) throws Exception {
        try {
            yield.to(new Lent("lent"));
        } finally {
            EVENTS.add("torn down");
        }
    }

    @Get("/remaining")
    Map<String, Long> remaining() {
        long all = Async.remaining().orElse(Duration.ZERO).toMinutes();
        long nested = minutes(Duration.ofMinutes(5));
        long outer = minutes(Duration.ofHours(5));
        return Map.of("all", all, "nested", nested, "outer", outer);
    }

    private static long minutes(Duration limit) {
        try {
            return Async.timeout(
                    limit,
                    () -> Async.remaining().orElse(Duration.ZERO).plusSeconds(1).toMinutes());
        } catch (TimeoutException e) {
            return -1;
        }
    }

    @Get("/slow")
    @Timeout("50ms")
    void slow(Lent lent) throws InterruptedException {
        try {
            NEVER.acquire();
        } finally {
            EVENTS.add("cancelled " + lent.name());
        }
    }

    /** Goes on although it is cancelled. */
    @Get("/stubborn")
    @Timeout("50ms")
    String stubborn() {
        try {
            NEVER.acquire();
        } catch (InterruptedException e) {
            return "done nevertheless";
        }
        return "";
    }

    /** Asks somebody who takes longer than there is time. */
    @Get("/ask")
    @Timeout("PT5S")
    String ask(@Query URI url) throws Exception {
        Duration left = Async.remaining().orElseThrow();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(url).timeout(left.dividedBy(50)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (HttpTimeoutException e) {
            boolean inTime = Async.remaining().orElseThrow().isPositive();
            throw new HttpException(504, "in time: " + inTime, e);
        }
    }

    @Get("/own")
    void own() throws TimeoutException {
        throw new TimeoutException("of the handler");
    }

    @ExceptionHandler
    Response own(TimeoutException own) {
        return Response.text("own: " + own.getMessage()).status(400);
    }

    @Router(prefix = "/patient")
    @Timeout("2h")
    static class Patient {
        @Get("/remaining")
        long remaining() {
            return Async.remaining().orElse(Duration.ZERO).toMinutes();
        }

        @Get("/longer")
        @Timeout(" 3 h ")
        long longer() {
            return Async.remaining().orElse(Duration.ZERO).toMinutes();
        }
    }

    @Router(prefix = "/quick")
    static class Quick {
        @Get("/remaining")
        long remaining() {
            return Async.remaining().orElse(Duration.ZERO).toMinutes();
        }
    }
}
