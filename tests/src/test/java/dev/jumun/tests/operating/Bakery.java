package dev.jumun.tests.operating;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.named;
import static dev.jumun.async.Async.taskGroup;

import dev.jumun.Api;
import dev.jumun.Api.Mount;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Middleware;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.kitchen.Kitchen;
import dev.jumun.middleware.AccessLog;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.RequestIds;
import dev.jumun.tracing.Tracing;

import io.opentelemetry.api.OpenTelemetry;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** An API that everything watches, and whose work fails in a task of a task of a task. */
@Api(mounts = @Mount(path = "/kitchen", api = Kitchen.class, requires = "everyone"))
public class Bakery {
    @Provides
    static void everyone() {}

    @Provides(Scope.APP)
    static OpenTelemetry telemetry() {
        return OpenTelemetry.noop();
    }

    @Provides(Scope.APP)
    static Tracing tracing(OpenTelemetry telemetry) {
        return Tracing.of(telemetry).withTasks();
    }

    @Provides(Scope.APP)
    static OutputStream out() {
        return new ByteArrayOutputStream();
    }

    @Provides(Scope.APP)
    static AccessLog accessLog(OutputStream out) {
        return AccessLog.json(out);
    }

    @Middleware
    Filter ids() {
        return new RequestIds();
    }

    @Get("/cakes/{kind}")
    String cake(String kind) {
        return gather(named("dough", () -> dough(kind)), named("cream", () -> "cream")).first();
    }

    private static String dough(String kind) {
        return gather(named("oven", () -> oven(kind)), named("table", () -> "table")).first();
    }

    private static String oven(String kind) {
        return taskGroup(group -> group.start("bake", () -> bake(kind)).await());
    }

    private static String bake(String kind) {
        if (kind.equals("burnt")) {
            throw new IllegalStateException("the cake is burnt, says a test");
        }
        throw new HttpException(404);
    }
}
