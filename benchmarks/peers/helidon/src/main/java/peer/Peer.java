package peer;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.BadRequestException;
import io.helidon.http.Status;
import io.helidon.http.media.jackson.JacksonRuntimeException;
import io.helidon.http.sse.SseEvent;
import io.helidon.logging.common.LogConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

import java.util.Set;

/**
 * Helidon SE answers each request on a virtual thread; models are checked by Hibernate Validator.
 */
public final class Peer {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    public static void main(String[] args) {
        LogConfig.configureRuntime();
        Drinks drinks = new Drinks();
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(System.getenv("PORT")))
                .routing(routing -> routes(routing, drinks))
                .build()
                .start();
    }

    private static void routes(HttpRouting.Builder routing, Drinks drinks) {
        routing.get("/json", (_, response) -> response.send(new Models.Message("Hello, World!")))
                .get("/plaintext", (_, response) -> response.send("Hello, World!"))
                .get("/items/{id}", Peer::item)
                .post(
                        "/drinks",
                        (request, response) ->
                                response.send(valid(request.content().as(Models.Drink.class))))
                .post(
                        "/orders",
                        (request, response) ->
                                response.send(valid(request.content().as(Models.Order.class))))
                .get(
                        "/row/{id}",
                        (request, response) ->
                                response.send(
                                        drinks.row(
                                                number(request.path().pathParameters().get("id")))))
                .get("/rows", (_, response) -> response.send(drinks.rows()))
                .get("/wait", Peer::await)
                .get(
                        "/gather",
                        (_, response) -> response.send(new Models.Message("" + Work.gather())))
                .get("/stream", Peer::stream)
                .get(
                        "/hog",
                        (_, response) -> {
                            Work.burn();
                            response.send(new Models.Message("burnt"));
                        })
                .error(
                        JacksonRuntimeException.class,
                        (_, response, failure) ->
                                response.status(Status.BAD_REQUEST_400)
                                        .send("" + failure.getMessage()));
    }

    private static void item(ServerRequest request, ServerResponse response) {
        long id = number(request.path().pathParameters().get("id"));
        long limit = request.query().first("limit").map(Peer::number).orElse(20L);
        String q = request.query().first("q").orElse(null);
        if (id < 1 || limit < 1 || limit > 100 || q != null && q.length() > 50) {
            throw new BadRequestException("out of range");
        }
        response.send(new Models.Item(id, (int) limit, q));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRequestException("no number: " + text);
        }
    }

    private static void await(ServerRequest request, ServerResponse response)
            throws InterruptedException {
        Thread.sleep(request.query().first("ms").map(Peer::number).orElse(10L));
        response.send(new Models.Message("waited"));
    }

    private static void stream(ServerRequest request, ServerResponse response) {
        try (SseSink sink = response.sink(SseSink.TYPE)) {
            for (int i = 0; i < 1000; i++) {
                sink.emit(
                        SseEvent.builder()
                                .data(new Models.Event(i))
                                .mediaType(MediaTypes.APPLICATION_JSON)
                                .build());
            }
        }
    }

    private static <T> T valid(T value) {
        Set<ConstraintViolation<T>> violations = VALIDATOR.validate(value);
        if (!violations.isEmpty()) {
            throw new BadRequestException(violations.toString());
        }
        return value;
    }
}
