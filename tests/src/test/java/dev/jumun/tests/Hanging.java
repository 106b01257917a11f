package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.server.Jumun;

import java.util.concurrent.CountDownLatch;

/** An application whose tear-down does not end by itself, or ends with an error of the JVM. */
@Api(title = "Hanging")
public class Hanging {
    /** What is not given back. */
    public record Held(String name) {}

    @Provides(Scope.APP)
    static void held(Yield<Held> yield) throws Exception {
        yield.to(new Held("held"));
        if (Boolean.getBoolean("fails")) {
            throw new NoSuchMethodError("replaced under the running program");
        }
        hang();
    }

    private static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Get("/")
    String name(Held held) {
        return held.name();
    }

    public static void main(String[] arguments) {
        Jumun.run(Hanging.class, arguments);
    }
}
