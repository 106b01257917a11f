package peer;

import static io.vertx.ext.web.validation.builder.Parameters.optionalParam;
import static io.vertx.ext.web.validation.builder.Parameters.param;
import static io.vertx.json.schema.common.dsl.Keywords.maxLength;
import static io.vertx.json.schema.common.dsl.Keywords.maximum;
import static io.vertx.json.schema.common.dsl.Keywords.minimum;
import static io.vertx.json.schema.common.dsl.Schemas.intSchema;
import static io.vertx.json.schema.common.dsl.Schemas.stringSchema;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.validation.RequestParameters;
import io.vertx.ext.web.validation.ValidationHandler;
import io.vertx.ext.web.validation.builder.Bodies;
import io.vertx.ext.web.validation.builder.ValidationHandlerBuilder;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** As Vert.x recommends: an event loop verticle for each core, its own clients, nothing waits. */
public final class Peer extends AbstractVerticle {
    record Message(String message) {}

    record Item(long id, int limit, String q) {}

    record Line(String sku, int quantity, int price) {}

    record Customer(String name, String address) {}

    record Order(long id, Customer customer, List<Line> lines) {}

    record Drink(String name, int price, int sugar, boolean iced, String note) {}

    record DrinkRow(long id, String name, int price) {}

    public static void main(String[] args) {
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
                .deployVerticle(
                        Peer.class,
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        Pool pool = pool();
        SchemaRepository schemas =
                SchemaRepository.create(
                        new JsonSchemaOptions().setDraft(Draft.DRAFT7).setBaseUri("app://"));
        Router router = Router.router(vertx);
        router.get("/json").handler(context -> json(context, new Message("Hello, World!")));
        router.get("/plaintext")
                .handler(context ->
                        context.response()
                                .putHeader("content-type", "text/plain; charset=utf-8")
                                .end("Hello, World!"));
        router.get("/items/:id")
                .handler(
                        ValidationHandlerBuilder.create(schemas)
                                .pathParameter(param("id", intSchema().with(minimum(1))))
                                .queryParameter(
                                        optionalParam(
                                                "limit",
                                                intSchema()
                                                        .with(minimum(1), maximum(100))
                                                        .defaultValue(20)))
                                .queryParameter(
                                        optionalParam("q", stringSchema().with(maxLength(50))))
                                .build())
                .handler(context -> {
                    RequestParameters parameters =
                            context.get(ValidationHandler.REQUEST_CONTEXT_KEY);
                    json(
                            context,
                            new Item(
                                    parameters.pathParameter("id").getLong(),
                                    parameters.queryParameter("limit").getInteger(),
                                    parameters.queryParameter("q") == null
                                            ? null
                                            : parameters.queryParameter("q").getString()));
                });
        router.post("/drinks")
                .handler(BodyHandler.create(false))
                .handler(
                        ValidationHandlerBuilder.create(schemas)
                                .body(Bodies.json(ModelSchemas.drink()))
                                .build())
                .handler(context -> json(context, body(context).mapTo(Drink.class)));
        router.post("/orders")
                .handler(BodyHandler.create(false))
                .handler(
                        ValidationHandlerBuilder.create(schemas)
                                .body(Bodies.json(ModelSchemas.order()))
                                .build())
                .handler(context -> json(context, body(context).mapTo(Order.class)));
        router.get("/row/:id")
                .handler(context ->
                        pool.preparedQuery("SELECT id, name, price FROM drink WHERE id = $1")
                                .execute(Tuple.of(Long.valueOf(context.pathParam("id"))))
                                .onSuccess(rows -> json(context, row(rows.iterator().next())))
                                .onFailure(context::fail));
        router.get("/rows")
                .handler(context ->
                        pool.preparedQuery("SELECT id, name, price FROM drink ORDER BY id LIMIT 20")
                                .execute()
                                .onSuccess(rows -> json(context, rows(rows)))
                                .onFailure(context::fail));
        router.get("/wait")
                .handler(context -> {
                    String ms = context.request().getParam("ms", "10");
                    vertx.timer(Math.max(1, Long.parseLong(ms)), TimeUnit.MILLISECONDS)
                            .onSuccess(_ -> json(context, new Message("waited")));
                });
        router.get("/gather")
                .handler(context ->
                        Future.all(part(), part(), part())
                                .onSuccess(all ->
                                        json(
                                                context,
                                                new Message(
                                                        ""
                                                                + all.list().stream()
                                                                        .mapToInt(i -> (Integer) i)
                                                                        .sum()))));
        router.get("/stream").handler(Peer::stream);
        router.get("/hog")
                .handler(context ->
                        vertx.executeBlocking(Peer::hog, false)
                                .onSuccess(message -> json(context, message)));
        router.errorHandler(
                400,
                context ->
                        context.response()
                                .setStatusCode(400)
                                .end(String.valueOf(context.failure())));
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(router)
                .listen(Integer.parseInt(System.getenv("PORT")))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private Pool pool() {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(16).setShared(true).setName("drinks"))
                .connectingTo(
                        new PgConnectOptions()
                                .setHost("localhost")
                                .setPort(Integer.parseInt(System.getenv("DATABASE_PORT")))
                                .setDatabase("postgres")
                                .setUser(System.getenv("DATABASE_USER"))
                                .setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }

    private Future<Integer> part() {
        return vertx.timer(10, TimeUnit.MILLISECONDS).map(1);
    }

    private static JsonObject body(RoutingContext context) {
        RequestParameters parameters = context.get(ValidationHandler.REQUEST_CONTEXT_KEY);
        return parameters.body().getJsonObject();
    }

    private static DrinkRow row(Row row) {
        return new DrinkRow(row.getLong(0), row.getString(1), row.getInteger(2));
    }

    private static List<DrinkRow> rows(RowSet<Row> rows) {
        List<DrinkRow> all = new ArrayList<>();
        rows.forEach(row -> all.add(row(row)));
        return all;
    }

    private static void stream(RoutingContext context) {
        HttpServerResponse response =
                context.response().setChunked(true).putHeader("content-type", "text/event-stream");
        event(response, 0);
    }

    /** Writes as long as there is room, and goes on when there is some again. */
    private static void event(HttpServerResponse response, int from) {
        for (int i = from; i < 1000; i++) {
            response.write("data: " + Json.encode(new Event(i)) + "\n\n");
            if (response.writeQueueFull()) {
                int next = i + 1;
                response.drainHandler(_ -> event(response, next));
                return;
            }
        }
        response.drainHandler(null);
        response.end();
    }

    record Event(int number) {}

    private static Message hog() {
        long end = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return new Message("burnt");
    }

    private static void json(RoutingContext context, Object value) {
        context.response()
                .putHeader("content-type", "application/json")
                .end(Json.encodeToBuffer(value));
    }
}
