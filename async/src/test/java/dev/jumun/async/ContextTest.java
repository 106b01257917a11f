package dev.jumun.async;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.taskGroup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What goes along to where work is started. */
@Timeout(20)
class ContextTest {
    private static final ScopedValue<String> TENANT = ScopedValue.newInstance();
    private static final ScopedValue<String> UNBOUND = ScopedValue.newInstance();
    private static final ThreadLocal<Map<String, String>> MDC =
            ThreadLocal.withInitial(HashMap::new);

    @BeforeAll
    static void register() {
        Context.carry(TENANT);
        Context.carry(TENANT);
        Context.carry(UNBOUND);
        Context.carry(MDC, HashMap::new);
    }

    private static String both() {
        return TENANT.get() + " " + MDC.get().get("request");
    }

    @Test
    void scopedValuesAndThreadLocalsGoAlongEverywhere() {
        MDC.get().put("request", "17");
        ScopedValue.where(TENANT, "acme")
                .run(() -> {
                    assertThat(
                                    gather(
                                            List.of(
                                                    ContextTest::both,
                                                    ContextTest::both,
                                                    ContextTest::both)))
                            .containsOnly("acme 17");
                    assertThat(
                                    Async.<String>taskGroup(group ->
                                            group.start(() ->
                                                            taskGroup(inner ->
                                                                    inner.start(ContextTest::both)
                                                                            .await()))
                                                    .await()))
                            .isEqualTo("acme 17");
                    assertThat(Async.<String>blocking(ContextTest::both)).isEqualTo("acme 17");
                    try (Generator<String> generator = Generator.of(yield -> yield.to(both()))) {
                        Iterator<String> values = generator.iterator();
                        assertThat(values.next()).isEqualTo("acme 17");
                    }
                    assertThat(Async.<Boolean>blocking(UNBOUND::isBound)).isFalse();
                });
    }

    @Test
    void whatAChildChangesDoesNotReachItsParent() {
        MDC.get().put("request", "17");
        gather(
                () -> MDC.get().put("request", "18"),
                () -> MDC.get().put("request", "19"), // runs on this very thread
                (a, b) -> 0);
        taskGroup(group -> group.start(() -> MDC.get().put("request", "20")).await());
        assertThat(MDC.get()).containsEntry("request", "17");
    }

    /** As a tool does that replaces an application in its process. */
    @Test
    void whatTheClassesOfALoaderRegisteredIsForgotten() throws Exception {
        try (URLClassLoader application =
                new URLClassLoader(
                        new URL[] {
                            Carrier.class.getProtectionDomain().getCodeSource().getLocation()
                        },
                        null) {
                    @Override
                    protected Class<?> findClass(String name) throws ClassNotFoundException {
                        return name.equals(Carrier.class.getName())
                                ? super.findClass(name)
                                : ContextTest.class.getClassLoader().loadClass(name);
                    }
                }) {
            List<String> calls = Collections.synchronizedList(new ArrayList<>());
            Class<?> carrier = Class.forName(Carrier.class.getName(), true, application);
            var constructor = carrier.getDeclaredConstructor(List.class);
            constructor.setAccessible(true);
            var _ = constructor.newInstance(calls);
            gather(() -> "a", () -> "b", List::of);
            assertThat(calls).isNotEmpty();

            Context.forget(application);
            calls.clear();
            gather(() -> "a", () -> "b", List::of);
            assertThat(calls).isEmpty();
            ScopedValue.where(TENANT, "acme")
                    .run(() ->
                            assertThat(gather(List.of(TENANT::get, TENANT::get)))
                                    .containsOnly("acme"));
        }
    }

    /** Of an application. */
    static final class Carrier {
        Carrier(List<String> calls) {
            Context.carry(() -> {
                calls.add("carried");
                return () -> {};
            });
        }
    }
}
