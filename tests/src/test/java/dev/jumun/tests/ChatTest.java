package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;
import dev.jumun.testing.TestSocket;
import dev.jumun.testing.TestSocketRefused;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;

/** Web sockets without sockets. */
@Timeout(60)
class ChatTest {
    private final TestClient client = TestClient.of(Chat.class);

    @BeforeEach
    void forget() {
        Chat.EVENTS.clear();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private TestResponse refusal(String target) {
        TestSocketRefused[] refused = new TestSocketRefused[1];
        assertThatThrownBy(() -> client.webSocket(target).connect())
                .isInstanceOfSatisfying(TestSocketRefused.class, e -> refused[0] = e);
        return refused[0].response();
    }

    private WebSocketClosedException close(String target) throws Exception {
        return client.webSocket(target).connect().receiveClose();
    }

    @Test
    void echoes() throws Exception {
        try (TestSocket socket = client.webSocket("/echo").connect()) {
            socket.sendText("hello");
            assertThat(socket.receiveText()).isEqualTo("hello");
            socket.sendText("주문");
            assertThat(socket.receiveText()).isEqualTo("주문");
        }
    }

    @Test
    void readsAndWritesDeclaredTypes() throws Exception {
        try (TestSocket socket = client.webSocket("/orders").connect()) {
            socket.sendText("{\"drink\": \"Tea\", \"count\": 2}");
            assertThat(socket.receiveText()).isEqualTo("{\"drink\":\"Tea\",\"total\":6}");
            socket.sendText("{\"drink\": \"\", \"count\": 0}");
            WebSocketClosedException closed = socket.receiveClose();
            assertThat(closed.code()).isEqualTo(CloseCode.INVALID_MESSAGE);
            assertThat(closed.reason()).startsWith("drink: ");
        }
    }

    @Test
    void tellsAllThatIsWrongWithAMessageAndGoesOn() throws Exception {
        try (TestSocket socket = client.webSocket("/patient").connect()) {
            socket.sendText("{\"count\": \"many\"}");
            assertThat(socket.receiveText())
                    .contains("\"loc\":[\"drink\"]", "\"loc\":[\"count\"]", "int_parsing");
            socket.sendText("{");
            assertThat(socket.receiveText()).contains("json_invalid");
            socket.sendText("{\"drink\": \"Tea\", \"count\": 1}");
            assertThat(socket.receiveText()).isEqualTo("{\"made\":\"Tea\"}");
        }
    }

    @Test
    void tellsEverybodyInARoom() throws Exception {
        TestSocket ann = client.webSocket("/rooms/tea?user=Ann&limit=5").connect();
        TestSocket bob = client.webSocket("/rooms/tea?user=Bob").connect();
        ann.sendText("Good morning");
        assertThat(ann.receiveText()).isEqualTo("Ann: Good ");
        assertThat(bob.receiveText()).isEqualTo("Ann: Good ");
        ann.close(CloseCode.GOING_AWAY, "");
        assertThat(bob.receiveText()).isEqualTo("Ann left tea");
        bob.goAway();
        assertThat(Chat.EVENTS)
                .containsExactly("set up Ann", "set up Bob", "torn down Ann", "torn down Bob");
    }

    @Test
    void aMemberThatDoesNotReadIsSentAway() throws Exception {
        TestSocket ann = client.webSocket("/rooms/tea?user=Ann&limit=50").connect();
        TestSocket bob = client.webSocket("/rooms/tea?user=Bob").connect();
        String text = "x".repeat(45);
        for (int i = 0; i < 25_000; i++) {
            ann.sendText(text);
            String told = ann.receiveText();
            if (told.equals("Bob left tea")) {
                told = ann.receiveText();
            }
            assertThat(told).endsWith(text);
        }
        int received = 0;
        WebSocketClosedException closed = null;
        while (closed == null) {
            try {
                bob.receive();
                received++;
            } catch (WebSocketClosedException e) {
                closed = e;
            }
        }
        assertThat(closed.code()).isEqualTo(CloseCode.TRY_AGAIN_LATER);
        assertThat(received).isBetween(20_000, 24_000);
        ann.close();
        bob.close();
    }

    @Test
    void refusesWhatDoesNotFit() {
        TestResponse wrong = refusal("/rooms/tea?user=Ann&limit=99");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.json("detail", 0, "loc")).isEqualTo(List.of("query", "limit"));
        TestResponse unknown = refusal("/rooms/tea");
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.json()).isEqualTo(Map.of("detail", "Who are you?"));
        assertThat(Chat.EVENTS).containsExactly("set up Ann", "torn down Ann");
    }

    @Test
    void handshakesAndRequestsDoNotTakeEachOthersRoutes() throws Exception {
        assertThat(refusal("/plain").status()).isEqualTo(403);
        assertThat(refusal("/nowhere").status()).isEqualTo(403);
        assertThat(client.get("/echo").send().status()).isEqualTo(404);
        assertThat(client.get("/openapi.json").send().text())
                .contains("/plain")
                .doesNotContain("/echo");
    }

    @Test
    void endsAsItsHandlerEnds() throws Exception {
        assertThat(refusal("/fail/socket").json()).isEqualTo(Map.of("detail", "Not today"));
        assertThat(refusal("/fail/http").status()).isEqualTo(401);
        assertThat(refusal("/fail/http").json()).isEqualTo(Map.of("detail", "Sign in"));
        assertThat(refusal("/fail/closed").json()).isEqualTo(Map.of("detail", "No"));
        assertThat(refusal("/fail/silence").json()).isEqualTo(Map.of("detail", "Forbidden"));
        TestResponse unexpected = refusal("/fail/unexpected");
        assertThat(unexpected.status()).isEqualTo(500);
        assertThat(unexpected.text()).doesNotContain("secret");
        assertThat(close("/fail/late-socket")).hasMessage("closed with 4002: Not today");
        assertThat(close("/fail/late-http")).hasMessage("closed with 1008: Sign in");
        assertThat(close("/fail/late-teapot")).hasMessage("closed with 1011");
        assertThat(close("/fail/late-closed")).hasMessage("closed with 4003: No");
        assertThat(close("/fail/late-bad%20code")).hasMessage("closed with 1011");
        assertThat(close("/fail/late-silence")).hasMessage("closed with 1000");
        assertThat(close("/fail/late-unexpected")).hasMessage("closed with 1011");
    }

    @Test
    void choosesASubprotocolAndSetsCookies() throws Exception {
        TestSocket socket =
                client.webSocket("/versions").subprotocols("chat.v1", "chat.v2").connect();
        assertThat(socket.subprotocol()).isEqualTo("chat.v2");
        assertThat(socket.headers().first("set-cookie")).startsWith("seen=yes");
        assertThat(socket.receiveText()).isEqualTo("hello");
        assertThat(socket.receiveClose()).hasMessage("closed with 4001: Bye");
        TestSocket other = client.webSocket("/versions").connect();
        assertThat(other.subprotocol()).isNull();
        other.close();
    }

    @Test
    void keepsTextAndBytesApart() throws Exception {
        try (TestSocket socket = client.webSocket("/binary").connect()) {
            socket.sendBytes(new byte[] {1, 2, 3});
            assertThat(socket.receiveBytes()).containsExactly(1, 2, 3);
            socket.send(WebSocketMessage.text("four"));
            assertThat(socket.receiveText()).isEqualTo("four");
        }
        TestSocket texts = client.webSocket("/texts").connect().sendBytes(new byte[1]);
        assertThat(texts.receiveClose().code()).isEqualTo(CloseCode.UNSUPPORTED);
        TestSocket bytes = client.webSocket("/bytes").connect().sendText("a");
        assertThat(bytes.receiveClose().code()).isEqualTo(CloseCode.UNSUPPORTED);
        TestSocket json = client.webSocket("/json").connect().sendText("{\"a\": [1]}");
        assertThat(json.receiveText()).isEqualTo("[\"{a=[1]}\",{\"drink\":\"Tea\",\"total\":1}]");
        TestSocket noJson = client.webSocket("/json").connect().sendText("{");
        assertThat(noJson.receiveClose().code()).isEqualTo(CloseCode.INVALID_MESSAGE);
    }

    @Test
    void tellsAHandlerThatItsPeerHasLeft() throws Exception {
        client.webSocket("/leaver").connect().close(4000, "Enough");
        client.webSocket("/leaver").connect().goAway();
        assertThat(Chat.EVENTS)
                .containsExactly(
                        "closed 4000 Enough",
                        "still closed 4000",
                        "closed 1006 ",
                        "still closed 1006");
    }

    @Test
    void doesWhatIsLeftToDo() throws Exception {
        TestSocket socket = client.webSocket("/tasks").connect();
        assertThat(socket.receiveText()).isEqualTo("/tasks");
        assertThat(socket.receiveClose().code()).isEqualTo(CloseCode.NORMAL);
        assertThat(Chat.EVENTS).containsExactly("task");
    }
}
