package dev.jumun.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

final class RouteTableTest {
    /**
     * Of which templates are made; a # is replaced by a number, so that each variable has a name.
     */
    private static final List<String> TEMPLATES =
            List.of(
                    "a",
                    "b",
                    "users",
                    "items",
                    "",
                    "é",
                    "Ω",
                    "😀",
                    "me.json",
                    "{x#}",
                    "{x#}",
                    "{y#}",
                    "v{x#}",
                    "{x#}.json",
                    "{x#}-{y#}",
                    "{x#}-{y#}-{z#}",
                    "{x#}{y#}",
                    "{x#}-{y#}{z#}-.json",
                    "a{x#:path}z",
                    "{rest:path}");

    private static final List<String> PARTS =
            List.of(
                    "a",
                    "b",
                    "users",
                    "items",
                    "",
                    "é",
                    "Ω",
                    "😀",
                    "me.json",
                    "v",
                    "v1",
                    ".json",
                    "1-2-3",
                    "-",
                    "az",
                    "a-z",
                    "v1-é.json",
                    "B",
                    "user",
                    "userss",
                    "line\nend");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

    private final RouteTable table = new RouteTable();

    @Test
    void findsWhatASimpleSearchFinds() {
        Random random = new Random(4);
        int found = 0;
        for (int i = 0; i < 4000; i++) {
            List<String> declared = new ArrayList<>();
            RouteTable table = new RouteTable();
            LinearRoutes linear = new LinearRoutes();
            for (int routes = 1 + random.nextInt(i % 8 == 0 ? 80 : 8); routes > 0; routes--) {
                String method = METHODS.get(random.nextInt(3));
                String template = template(random);
                declared.add(method + " " + template);
                add(table, method, template);
                linear.add(method, template);
            }
            for (int asked = 0; asked < 40; asked++) {
                String method = METHODS.get(random.nextInt(METHODS.size()));
                String path = path(random);
                LinearRoutes.Found expected = linear.find(method, path);
                assertThat(found(table.find(method, path)))
                        .as("%s %s among %s", method, path, declared)
                        .isEqualTo(expected);
                found += expected == null ? 0 : 1;
            }
        }
        assertThat(found).isGreaterThan(40_000);
    }

    private static String template(Random random) {
        StringBuilder template = new StringBuilder();
        for (int part = 1 + random.nextInt(4); part > 0; part--) {
            String text = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
            template.append('/').append(text.replace("#", Integer.toString(part)));
            if (text.startsWith("{rest")) {
                break;
            }
        }
        return template.toString();
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        for (int part = 1 + random.nextInt(5); part > 0; part--) {
            path.append('/').append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return path.toString();
    }

    private static LinearRoutes.@Nullable Found found(@Nullable RouteMatch match) {
        if (match == null) {
            return null;
        }
        Map<String, String> variables = match.variables();
        Map<String, String> asked = new HashMap<>();
        for (String name : match.route().path().variables()) {
            asked.put(name, String.valueOf(variables.get(name)));
        }
        assertThat(asked).isEqualTo(variables);
        return new LinearRoutes.Found(match.route().order(), match.methodFits(), asked);
    }

    @Test
    void findsEachOfManyRoutes() {
        for (int i = 0; i < 5000; i++) {
            add(table, "GET", "/things/thing" + i);
            add(table, "GET", "/things/thing" + i + "/{id}");
        }
        for (int i = 0; i < 5000; i++) {
            assertThat(order("GET", "/things/thing" + i)).isEqualTo(2 * i);
            assertThat(order("GET", "/things/thing" + i + "/7")).isEqualTo(2 * i + 1);
        }
        assertThat(table.find("GET", "/things/thing5000")).isNull();
    }

    @Test
    void matchesManyVariablesInLinearTime() {
        add(table, "GET", "/r/{a}-{b}-{c}.csv");
        add(table, "GET", "/s/{a}-{b}-{c}-{d}-{e}-{f}");
        String dashes = "-".repeat(200_000);

        assertTimeout(
                Duration.ofSeconds(5),
                () -> {
                    assertThat(table.find("GET", "/r/" + dashes)).isNull();
                    assertThat(order("GET", "/r/" + dashes + ".csv")).isEqualTo(0);
                    assertThat(order("GET", "/s/" + dashes)).isEqualTo(1);
                });
    }

    @Test
    void whatIsNotAPathHasNoRoute() {
        add(table, "GET", "/evil");
        add(table, "OPTIONS", "/");
        table.addWebSocket("/echo", "Tests.echo", call -> {});

        assertThat(table.find("GET", "Xevil")).isNull();
        assertThat(table.find("GET", ".evil")).isNull();
        assertThat(table.find("OPTIONS", "*")).isNull();
        assertThat(table.find("OPTIONS", "")).isNull();
        assertThat(table.findWebSocket("Xecho")).isNull();
    }

    @Test
    void findsTextsWhoseHashesAreTheSame() {
        add(table, "GET", "/Aa");
        add(table, "GET", "/BB");
        add(table, "GET", "/{other}");

        assertThat(order("GET", "/Aa")).isEqualTo(0);
        assertThat(order("GET", "/BB")).isEqualTo(1);
        assertThat(order("GET", "/AaBB")).isEqualTo(2);
    }

    @Test
    void findsWhatIsAddedAfterASearch() {
        assertThat(table.find("GET", "/late")).isNull();

        add(table, "GET", "/late");

        assertThat(order("GET", "/late")).isEqualTo(0);
    }

    @Test
    void keepsWebSocketsApart() {
        add(table, "GET", "/chat");
        table.addWebSocket("/chat/{room}", "Chat.room", call -> {});
        table.complete();

        RouteMatch match = requireNonNull(table.findWebSocket("/chat/tea"));

        assertThat(match.variables()).containsExactly(Map.entry("room", "tea"));
        assertThat(match.methodFits()).isTrue();
        assertThat(table.findWebSocket("/chat")).isNull();
        assertThat(table.find("GET", "/chat/tea")).isNull();
    }

    @Test
    void knowsOnlyItsVariables() {
        add(table, "GET", "/{kind}/{id}");
        RouteMatch match = requireNonNull(table.find("GET", "/tea/7"));

        assertThat(match.variables().get("name")).isNull();
        assertThat(match.variables().containsKey("name")).isFalse();
        assertThat(match.variables()).isEqualTo(Map.of("kind", "tea", "id", "7"));
    }

    private static void add(RouteTable table, String method, String template) {
        table.add(method, template, "Tests.route", call -> {});
    }

    private int order(String method, String path) {
        return requireNonNull(table.find(method, path), path).route().order();
    }
}
