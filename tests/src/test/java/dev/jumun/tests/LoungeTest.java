package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The room that docs/websockets.md shows. */
@Timeout(60)
class LoungeTest {
    @Test
    void everyoneInTheRoomHearsWhatOneSays() throws Exception {
        try (TestClient client = TestClient.of(Lounge.class);
                TestSocket ann = client.webSocket("/lounge?name=Ann").connect()) {
            assertThat(ann.receiveText()).isEqualTo(heard("Ann", "I am here.", 1));
            try (TestSocket bob = client.webSocket("/lounge?name=Bob").connect()) {
                assertThat(ann.receiveText()).isEqualTo(heard("Bob", "I am here.", 2));
                assertThat(bob.receiveText()).isEqualTo(heard("Bob", "I am here.", 2));
                ann.sendText("{\"text\": \"Hello!\"}");
                assertThat(bob.receiveText()).isEqualTo(heard("Ann", "Hello!", 2));
                bob.sendText("{\"text\": \" \"}");
                assertThat(bob.receiveClose().code()).isEqualTo(1007);
            }
        }
    }

    private static String heard(String from, String text, int listeners) {
        return "{\"from\":\"%s\",\"text\":\"%s\",\"listeners\":%d}"
                .formatted(from, text, listeners);
    }
}
