package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Api.Mount;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.HttpException;
import dev.jumun.Provides;
import dev.jumun.ResponseHead;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import org.jspecify.annotations.Nullable;

/** An open API that mounts others behind guards of its own. */
@Api(
        mounts = {
            @Mount(path = "/back", api = GuardedMounts.Back.class, requires = "staffOnly"),
            @Mount(path = "/front", api = GuardedMounts.Front.class)
        })
public class GuardedMounts {
    @Provides
    static void staffOnly(@Header @Nullable String key, ResponseHead head) {
        if (key == null) {
            throw new HttpException(401);
        }
        head.header("x-checked", "yes");
    }

    @Get("/menu")
    String menu() {
        return "menu";
    }

    /** An API that must not be open. */
    @Api(needsGuard = true)
    public static class Back {
        @Get("/things/{id}")
        long thing(long id) {
            return id;
        }

        @WebSocketRoute("/socket")
        void socket(WebSocket socket) throws InterruptedException {
            socket.accept();
            socket.sendText("in");
        }
    }

    /** An open one. */
    @Api
    public static class Front {
        @Get("/things/{id}")
        long thing(long id) {
            return id;
        }
    }
}
