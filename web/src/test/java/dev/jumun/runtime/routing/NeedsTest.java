package dev.jumun.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dependency.ProviderKey;
import dev.jumun.runtime.dispatch.Routed;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What a route need not call, because something replaces what alone takes it. */
class NeedsTest {
    private static final ProviderKey<Integer> USER = new ProviderKey<>(Integer.class, "Api.user");
    private static final ProviderKey<Long> TOKEN = new ProviderKey<>(Long.class, "Api.token");
    private static final ProviderKey<Short> KEYS = new ProviderKey<>(Short.class, "Api.keys");
    private static final ProviderKey<Byte> OTHER = new ProviderKey<>(Byte.class, "Api.other");

    private final RouteTable routes = new RouteTable();
    private final Overrides overrides = new Overrides(() -> List.of(USER, TOKEN, KEYS, OTHER));

    @BeforeEach
    void providers() {
        routes.needs(USER, TOKEN);
        routes.needs(TOKEN, KEYS);
        routes.needs(OTHER, KEYS);
    }

    private RouteOptions route(ProviderKey<?>... taken) {
        return routes.add("GET", "/", "Api.root", Routed.text("root")).takes(taken);
    }

    @Test
    void withoutAnOverrideEverythingIsCalled() {
        RouteOptions route = route(USER);
        routes.override(overrides);

        assertThat(route.unneeded()).isEmpty();
    }

    @Test
    void whatOnlyAReplacedProviderTakesIsNotCalled() {
        RouteOptions route = route(USER);
        overrides.put("Api.user", yield -> yield.to(1));
        routes.override(overrides);

        assertThat(route.unneeded()).containsExactlyInAnyOrder(TOKEN, KEYS);
    }

    @Test
    void whatAnotherTakesAsWellIsCalled() {
        RouteOptions route = route(USER, OTHER);
        overrides.put("Api.user", yield -> yield.to(1));
        routes.override(overrides);

        assertThat(route.unneeded()).containsExactly(TOKEN);
    }

    @Test
    void aReplacedProviderInTheMiddleIsCalledItself() {
        RouteOptions route = route(USER);
        overrides.put("Api.token", yield -> yield.to(1L));
        routes.override(overrides);

        assertThat(route.unneeded()).containsExactly(KEYS);
    }

    @Test
    void routesOfWebSocketsAreToldAsWell() {
        RouteOptions route =
                routes.addWebSocket("/chat", "Api.chat", Routed.text("chat")).takes(USER);
        routes.needs(USER, TOKEN);
        overrides.put("Api.user", yield -> yield.to(1));
        routes.override(overrides);

        assertThat(route.unneeded()).containsExactlyInAnyOrder(TOKEN, KEYS);
    }

    @Test
    void aRouteThatTakesNothingIsLeftAlone() {
        RouteOptions route = route();
        overrides.put("Api.user", yield -> yield.to(1));
        routes.override(overrides);

        assertThat(route.unneeded()).isEmpty();
        assertThat(route.taken()).isEmpty();
        assertThat(route(OTHER).taken()).containsExactly(OTHER);
    }
}
