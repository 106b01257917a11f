package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestSocket;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoom;
import dev.jumun.websocket.WebSocketRoute;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;

/** Who is in a room. */
@Timeout(60)
class RoomSizeTest {
    /** Its members do not look at what comes. */
    @Api
    static class Crowd {
        static final CountDownLatch END = new CountDownLatch(1);
        private final WebSocketRoom room = new WebSocketRoom();

        @WebSocketRoute("/crowd")
        void crowd(WebSocket socket) throws InterruptedException {
            try (var _ = room.join(socket)) {
                END.await();
            }
        }

        @Get("/size")
        int size() {
            return room.size();
        }
    }

    @Test
    void whoHasGoneIsNotCounted() throws Exception {
        try (TestClient client = TestClient.of(Crowd.class)) {
            TestSocket one = client.webSocket("/crowd").connect();
            TestSocket two = client.webSocket("/crowd").connect();
            awaitSize(client, "2"); // they are connected a moment before they are members
            Thread going = Thread.ofVirtual().start(two::goAway); // until the handler has ended
            awaitSize(client, "1");
            Crowd.END.countDown();
            going.join();
            one.close();
        }
    }

    /** Asks until the room has that many members. The time limit of the test ends it. */
    private static void awaitSize(TestClient client, String size) throws Exception {
        while (!client.get("/size").send().text().equals(size)) {
            Thread.onSpinWait();
        }
    }
}
