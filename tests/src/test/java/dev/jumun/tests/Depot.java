package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.async.Generator;
import dev.jumun.async.Yield;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.Gunzip;
import dev.jumun.middleware.Gzip;
import dev.jumun.middleware.RequestIds;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An API with forms, files, streams, tasks and middleware. */
@Api(title = "Depot")
@StaticFiles(path = "/public", directory = "target/depot/public", html = true)
@StaticFiles(path = "/app", directory = "target/depot/public", html = true, fallback = "index.html")
class Depot {
    static final List<String> LOG = new CopyOnWriteArrayList<>();
    static volatile CountDownLatch started = new CountDownLatch(1);
    static volatile CountDownLatch tornDown = new CountDownLatch(1);

    @Middleware
    Filter ids() {
        return new RequestIds();
    }

    @Middleware
    Filter packed() {
        return new Gzip(500);
    }

    @Middleware
    Filter unpacked() {
        return new Gunzip(100_000);
    }

    @Middleware
    Response outer(Request request, Next next) throws InterruptedException {
        LOG.add("outer in");
        Response answer = next.call();
        LOG.add("outer out " + answer.status());
        return answer.header("x-outer", "yes");
    }

    @Middleware(named = true)
    Response twice(Request request, Next next) throws InterruptedException {
        Response first = next.call();
        return first.status() == 503 ? next.call() : first;
    }

    @Middleware(named = true)
    Response failing(Request request, Next next) throws InterruptedException {
        next.call();
        throw new IllegalStateException("after the answer was there");
    }

    @Middleware(named = true)
    Response replacing(Request request, Next next) throws InterruptedException {
        next.call();
        return Response.text("another answer");
    }

    record Session(int number) {}

    @Provides
    void session(Yield<Session> yield) throws Exception {
        LOG.add("set up");
        try {
            yield.to(new Session(1));
        } finally {
            LOG.add("torn down");
        }
    }

    @Get("/ordered")
    Object ordered(Session session, BackgroundTasks tasks) {
        tasks.add(() -> LOG.add("task one"));
        tasks.add(() -> {
            throw new IllegalStateException("a task may fail");
        });
        tasks.add(() -> LOG.add("task three"));
        LOG.add("handler");
        return "done";
    }

    private int attempts;

    @Get("/flaky")
    @UseMiddleware("twice")
    Object flaky() {
        if (attempts++ == 0) {
            throw new HttpException(503, "not yet");
        }
        return attempts;
    }

    @Get("/failing")
    @UseMiddleware("failing")
    Object failingRoute() {
        return "never seen";
    }

    @Get("/replaced")
    @UseMiddleware("replacing")
    Generator<Integer> replaced() {
        return endless();
    }

    @Get("/endless")
    Generator<Integer> endless() {
        return Generator.of(yield -> {
            started.countDown();
            try {
                for (int i = 0; ; i++) {
                    yield.to(i);
                }
            } finally {
                LOG.add("generator torn down");
                tornDown.countDown();
            }
        });
    }

    @Get("/quiet")
    @ServerSentEvents
    Generator<Integer> quiet() {
        return Generator.of(yield -> {
            started.countDown();
            try {
                yield.to(1);
                new CountDownLatch(1).await(1, TimeUnit.HOURS);
            } finally {
                LOG.add("events torn down");
                tornDown.countDown();
            }
        });
    }

    @Get("/breaks")
    Generator<Integer> breaks() {
        return Generator.of(yield -> {
            yield.to(1);
            throw new IllegalStateException("in the middle");
        });
    }

    @Get("/big")
    Object big() {
        return "x".repeat(5000);
    }

    @Post("/echo")
    Object echo(@Body Object anything) {
        return anything;
    }

    @Post("/upload")
    Object upload(Upload file, @Form @Nullable @Size(max = 5) String note) throws Exception {
        long sum = 0;
        byte[] buffer = new byte[8192];
        try (InputStream in = file.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sum += n;
            }
        }
        return Arrays.asList(file.filename(), file.size(), sum, note);
    }

    @Post("/path")
    String path(@Form("a\\b") String value) {
        return value;
    }

    @Post("/uploads")
    Object uploads(@Size(min = 2) List<Upload> files) {
        return files.size();
    }

    @Get("/file")
    Response file() {
        return Response.file(Path.of("target/depot/public/hello.txt"));
    }

    @Get("/named-file")
    Response namedFile() {
        return Response.file(Path.of("target/depot/public/hello.txt")).filename("gruß \"1\".txt");
    }
}
