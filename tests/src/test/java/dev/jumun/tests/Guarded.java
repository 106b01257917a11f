package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Api.Mount;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Query;
import dev.jumun.Requires;
import dev.jumun.ResponseHead;
import dev.jumun.Router;
import dev.jumun.StaticFiles;
import dev.jumun.async.Yield;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What {@code @Requires} of an API covers, and what it does not. */
@Api(
        routers = Guarded.Inner.class,
        mounts = {
            @Mount(path = "/open", api = Guarded.Open.class),
            @Mount(path = "/shut", api = Guarded.Shut.class)
        })
@Requires({"locked", "lent"})
@StaticFiles(path = "/files", directory = "classpath:guarded")
@StaticFiles(path = "/site", directory = "classpath:guarded", html = true, fallback = "index.html")
@SuppressWarnings("JUMUN-GUARD-1") // that the one is open is what is shown
public class Guarded {
    static final List<String> LENT = new CopyOnWriteArrayList<>();

    @Provides
    static void locked(
            @Header @Nullable String key, @Query("n") @Nullable Integer number, ResponseHead head) {
        if (key == null) {
            throw new HttpException(401);
        }
        head.header("x-checked", String.valueOf(number));
    }

    @Provides
    static void lent(@Header String key, Yield<StringBuilder> yield) throws Exception {
        LENT.add("set up");
        yield.to(new StringBuilder(key));
        LENT.add("torn down");
    }

    @Get("/route")
    String route() {
        return "route";
    }

    @Post("/route/")
    String posted() {
        return "posted";
    }

    @WebSocketRoute("/socket")
    void socket(WebSocket socket) throws InterruptedException {
        socket.accept();
        socket.sendText("in");
    }

    /** A router of it. */
    @Router(prefix = "/inner")
    public static class Inner {
        @Get("/route")
        String inside() {
            return "inner";
        }
    }

    /** An API of its own. */
    @Api
    public static class Open {
        @Get("/route")
        String open() {
            return "open";
        }
    }

    /** Another one, with a guard of its own. */
    @Api
    @Requires("no")
    public static class Shut {
        @Provides
        @SuppressWarnings("DoNotCallSuggester") // the framework calls it
        static void no() {
            throw new HttpException(403);
        }

        @Get("/route")
        String shut() {
            return "shut";
        }
    }
}
