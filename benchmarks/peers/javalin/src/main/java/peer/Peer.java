package peer;

import io.javalin.Javalin;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.eclipse.jetty.http2.RateControl;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

import java.util.Set;

/** Javalin on Jetty, each request on a virtual thread. */
public final class Peer {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    public static void main(String[] args) {
        Drinks drinks = new Drinks();
        Javalin.create(
                        config -> {
                            config.concurrency.useVirtualThreads = true;
                            config.startup.showJavalinBanner = false;
                            config.jsonMapper(
                                    new JavalinJackson(
                                            new com.fasterxml.jackson.databind.ObjectMapper(),
                                            true));
                            config.jetty.addConnector((server, http) -> {
                                var http2 = new HTTP2CServerConnectionFactory(http);
                                // Made for guests from the internet: it ends busy connections.
                                http2.setRateControlFactory(new RateControl.Factory() {});
                                ServerConnector connector =
                                        new ServerConnector(
                                                server, new HttpConnectionFactory(http), http2);
                                connector.setHost("127.0.0.1");
                                connector.setPort(Integer.parseInt(System.getenv("PORT")));
                                return connector;
                            });
                            var routes = config.routes;
                            routes.get(
                                    "/json", ctx -> ctx.json(new Models.Message("Hello, World!")));
                            routes.get("/plaintext", ctx -> ctx.result("Hello, World!"));
                            routes.get("/items/{id}", Peer::item);
                            routes.post("/drinks", ctx -> ctx.json(valid(ctx, Models.Drink.class)));
                            routes.post("/orders", ctx -> ctx.json(valid(ctx, Models.Order.class)));
                            routes.get(
                                    "/row/{id}",
                                    ctx ->
                                            ctx.json(
                                                    drinks.row(
                                                            ctx.pathParamAsClass("id", Long.class)
                                                                    .get())));
                            routes.get("/rows", ctx -> ctx.json(drinks.rows()));
                            routes.get(
                                    "/wait",
                                    ctx -> {
                                        Thread.sleep(
                                                ctx.queryParamAsClass("ms", Long.class)
                                                        .getOrDefault(10L));
                                        ctx.json(new Models.Message("waited"));
                                    });
                            routes.get(
                                    "/gather",
                                    ctx -> ctx.json(new Models.Message("" + Work.gather())));
                            routes.sse(
                                    "/stream",
                                    client -> {
                                        for (int i = 0; i < 1000; i++) {
                                            client.sendEvent(new Models.Event(i));
                                        }
                                        client.close();
                                    });
                            routes.get(
                                    "/hog",
                                    ctx -> {
                                        Work.burn();
                                        ctx.json(new Models.Message("burnt"));
                                    });
                            routes.exception(
                                    com.fasterxml.jackson.core.JacksonException.class,
                                    (e, ctx) -> ctx.status(400).result("" + e.getMessage()));
                        })
                .start();
    }

    private static void item(Context ctx) {
        long id = ctx.pathParamAsClass("id", Long.class).check(i -> i >= 1, "id").get();
        int limit =
                ctx.queryParamAsClass("limit", Integer.class)
                        .check(n -> n >= 1 && n <= 100, "limit")
                        .getOrDefault(20);
        String q =
                ctx.queryParam("q") == null
                        ? null
                        : ctx.queryParamAsClass("q", String.class)
                                .check(text -> text.length() <= 50, "q")
                                .get();
        ctx.json(new Models.Item(id, limit, q));
    }

    private static <T> T valid(Context ctx, Class<T> type) {
        T value = ctx.bodyAsClass(type);
        Set<ConstraintViolation<T>> violations = VALIDATOR.validate(value);
        if (!violations.isEmpty()) {
            throw new BadRequestResponse(violations.toString());
        }
        return value;
    }
}
