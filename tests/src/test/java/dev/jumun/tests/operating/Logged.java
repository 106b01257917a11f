package dev.jumun.tests.operating;

import dev.jumun.Api;
import dev.jumun.Api.Mount;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Middleware;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.middleware.AccessLog;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.ProxyHeaders;
import dev.jumun.middleware.RequestIds;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** An API whose requests are logged, behind a proxy. */
@Api(mounts = @Mount(path = "/inner", api = Logged.Inner.class))
class Logged {
    /** An API below a path. */
    @Api
    static class Inner {
        @Get("/things/{id}")
        long thing(long id) {
            return id;
        }
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
    Filter proxy() {
        return ProxyHeaders.trusting("127.0.0.1");
    }

    @Middleware
    Filter ids() {
        return new RequestIds();
    }

    @Get("/drinks/{id}")
    String drink(long id) {
        return "drink " + id;
    }

    @Post("/fail")
    void fail() {
        throw new IllegalStateException("on purpose");
    }

    @Get("/sold-out")
    void soldOut() {
        throw new HttpException(409, "sold out");
    }
}
