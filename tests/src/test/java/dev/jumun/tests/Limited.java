package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.openapi.ApiResponse;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

// Has limits of its routes.
@Api(routers = Limited.Small.class)
class Limited {
    static final Semaphore BEGUN = new Semaphore(0);
    static volatile CountDownLatch open = new CountDownLatch(1);

    @Post("/own")
    @MaxBody("10")
    int own(@Body String text) {
        return text.length();
    }

    @Post("/raw")
    @MaxBody("1KB")
    int raw(Request request) {
        return request.body().length;
    }

    @Post("/free")
    int free(@Body String text) {
        return text.length();
    }

    @Get("/one")
    @MaxConcurrent(2)
    @ApiResponse(status = 503, description = "Busy")
    String one() throws InterruptedException {
        BEGUN.release();
        open.await();
        return "done";
    }

    @Get("/failing")
    @MaxConcurrent(1)
    String failing() {
        throw new HttpException(418);
    }

    @WebSocketRoute("/socket")
    @MaxConcurrent(1)
    void socket(WebSocket socket) {
        socket.accept();
        socket.sendText(socket.receiveText());
    }

    @Router(prefix = "/small")
    @MaxBody("20")
    static class Small {
        @Post("/router")
        int ofRouter(@Body String text) {
            return text.length();
        }

        @Post("/more")
        @MaxBody("30B")
        int more(@Body String text) {
            return text.length();
        }
    }
}
