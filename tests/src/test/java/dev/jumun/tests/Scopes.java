package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Provides;
import dev.jumun.Qualifier;
import dev.jumun.Scope;
import dev.jumun.async.Async;
import dev.jumun.async.Yield;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Dependencies of all kinds, and a log of what happens when. */
@Api
class Scopes {
    static final ConcurrentLinkedQueue<String> LOG = new ConcurrentLinkedQueue<>();
    static volatile CountDownLatch answerRead = new CountDownLatch(0);

    @Qualifier
    @interface Second {}

    record Inner(String name) {}

    record Outer(String name) {}

    record Plain(String name) {}

    record Failing(String name) {}

    @Provides(Scope.FUNCTION)
    static void inner(Plain plain, Yield<Inner> yield) throws Exception {
        lend("inner of " + plain.name(), new Inner("inner"), yield);
    }

    @Provides
    static void outer(Yield<Outer> yield) throws Exception {
        try {
            lend("outer", new Outer("outer"), yield);
        } finally {
            answerRead.await();
            LOG.add("outer after the answer");
        }
    }

    /** Not static: it belongs to the instance that was made at start-up. */
    @Provides
    Plain plain() {
        LOG.add("plain");
        return new Plain("first");
    }

    @Provides
    @Second
    static Plain secondPlain() {
        return new Plain("second");
    }

    @Provides
    static Failing failing(@Default("false") boolean fail) {
        if (fail) {
            throw new HttpException(418, "set-up");
        }
        return new Failing("fine");
    }

    private static <T> void lend(String name, T value, Yield<T> yield) throws Exception {
        LOG.add("open " + name);
        try {
            yield.to(value);
            LOG.add("close " + name);
        } catch (HttpException e) {
            LOG.add("replace in " + name + ": " + e.detail());
            throw new HttpException(e.status() + 1, e.detail() + " seen by " + name);
        }
    }

    @Get("/all")
    String all(Inner inner, Plain plain, @Second Plain second, Outer outer) {
        LOG.add("handler");
        return inner.name() + plain.name() + second.name() + outer.name();
    }

    @Get("/replaced")
    String replaced(Inner inner, Outer outer) {
        throw new HttpException(400, "handler");
    }

    @Get("/failing")
    String failing(Outer outer, Failing failing, Inner inner) {
        return outer.name() + failing.name() + inner.name();
    }

    @Get("/slow")
    String slow(Inner inner) {
        Async.sleep(Duration.ofHours(1));
        return inner.name();
    }
}
