package dev.jumun.runtime.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.HttpException;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class MountsTest {
    private final Routed app = new Routed();

    MountsTest() {
        app.routes.add("GET", "/items/{id}", "Api.item", Routed.text("item"));
    }

    /** An application that shows what it sees. */
    private static void below(Exchange exchange) {
        exchange.route("/inner");
        MutableHeaders seen =
                new MutableHeaders()
                        .add("seen-path", exchange.head().path())
                        .add("seen-root", exchange.head().rootPath());
        exchange.respond(200, seen, new byte[0], 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "/sub/a, /a, /sub, /sub",
        "/sub/, /, /sub, /sub",
        "/s%75b/a, /a, /sub, /sub",
        "/sub/deep/a, /a, /sub/deep, /sub/deep",
        "/sub/deeper, /deeper, /sub, /sub",
    })
    void anApplicationIsMountedBelowAPath(String target, String path, String root, String mount) {
        app.mounts.put("/sub", MountsTest::below);
        app.mounts.put("/sub/deep/", MountsTest::below);
        for (boolean inTask : new boolean[] {false, true}) {
            app.aroundAll = inTask ? List.of(Routed.tagging("all")) : List.of();
            RecordedExchange exchange = app.get(target);

            assertThat(exchange.answered("seen-path")).isEqualTo(path);
            assertThat(exchange.answered("seen-root")).isEqualTo(root);
            assertThat(exchange.route()).isEqualTo(mount + "/inner");
        }
    }

    @Test
    void thePathOfAMountIsRedirectedToItsRoot() {
        app.mounts.put("/sub", MountsTest::below);

        assertThat(app.get("/sub").answered("location")).isEqualTo("http://a.example/sub/");
        assertThat(app.get("/subway").status()).isEqualTo(404);
    }

    @Test
    void aRouteComesBeforeAMount() {
        app.mounts.put("/items", MountsTest::below);

        assertThat(app.get("/items/7").text()).isEqualTo("item");
        assertThat(app.get("/items/7/parts").answered("seen-path")).isEqualTo("/7/parts");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMountMayBeGuarded(boolean inTask) {
        app.mounts.put("/sub/", MountsTest::below);
        app.mounts.put("/open", MountsTest::below);
        app.aroundAll = inTask ? List.of(Routed.tagging("all")) : List.of();
        Dispatcher dispatcher = app.dispatcher();
        List<String> asked = new ArrayList<>();
        dispatcher.guardMounts(
                Map.of(
                        "/sub",
                        call -> {
                            asked.add(call.request().path());
                            if (call.request().path().endsWith("secret")) {
                                throw new HttpException(401);
                            }
                            call.settings().header("guard", "passed");
                            call.proceed();
                        }));
        RecordedExchange passed = RecordedExchange.of("GET", "/sub/a");
        dispatcher.handle(passed);
        RecordedExchange refused = RecordedExchange.of("GET", "/sub/secret");
        dispatcher.handle(refused);
        RecordedExchange open = RecordedExchange.of("GET", "/open/a");
        dispatcher.handle(open);

        assertThat(passed.answered("seen-path")).isEqualTo("/a");
        assertThat(passed.answered("guard")).isEqualTo("passed");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(open.answered("seen-path")).isEqualTo("/a");
        assertThat(asked).containsExactly("/sub/a", "/sub/secret");
    }
}
