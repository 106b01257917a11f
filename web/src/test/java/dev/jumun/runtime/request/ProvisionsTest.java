package dev.jumun.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dependency.ProviderKey;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

class ProvisionsTest {
    private static final ProviderKey<String> TEXT = new ProviderKey<>(String.class, "Api.text");
    private static final ProviderKey<String> QUALIFIED =
            new ProviderKey<>(String.class, Override.class, "Api.qualified");

    private final List<String> events = new ArrayList<>();
    private final Overrides overrides = new Overrides(() -> List.of(TEXT, QUALIFIED));
    private final Provisions provisions = new Provisions();

    private Provisions.Chain<String> lending(String value) {
        return (_, rest) -> {
            events.add("set up " + value);
            try {
                rest.with(value);
            } finally {
                events.add("tear down " + value);
            }
        };
    }

    private String use() throws Exception {
        return provisions.use(
                String.class,
                null,
                overrides,
                value -> {
                    events.add("use " + value);
                    return value + "!";
                });
    }

    @Test
    void whatIsProvidedIsTornDownAfterItsUse() throws Exception {
        provisions.add(TEXT, lending("a"));

        assertThat(use()).isEqualTo("a!");
        assertThat(events).containsExactly("set up a", "use a", "tear down a");
    }

    @Test
    void theUseMayFail() {
        provisions.add(TEXT, lending("a"));
        Callable<String> failing =
                () ->
                        provisions.use(
                                String.class,
                                null,
                                overrides,
                                _ -> {
                                    throw new IOException("no");
                                });

        assertThatExceptionOfType(IOException.class).isThrownBy(failing::call).withMessage("no");
        assertThat(events).containsExactly("set up a", "tear down a");
    }

    @Test
    void aQualifierDistinguishesProviders() throws Exception {
        provisions.add(TEXT, lending("plain")).add(QUALIFIED, lending("qualified"));

        assertThat(use()).isEqualTo("plain!");
        assertThat(
                        provisions.<String, String>use(
                                String.class, Override.class, overrides, value -> value))
                .isEqualTo("qualified");
    }

    @Test
    void twoProvidersOfATypeAreToldApartNowhereElse() {
        provisions
                .add(TEXT, lending("a"))
                .add(new ProviderKey<>(String.class, "Api.other"), lending("b"));

        assertThatIllegalArgumentException()
                .isThrownBy(this::use)
                .withMessage(
                        "String is not available outside a request: both Api.text and Api.other"
                                + " provide it: type arguments do not distinguish them here.");
        assertThat(events).isEmpty();
    }

    @Test
    void whatIsMissingIsNamedWithWhatThereIs() {
        provisions.add(new ProviderKey<>(Integer.class, "Api.number"), (_, _) -> {});
        provisions.add(new ProviderKey<>(Double.class, "Api.more"), (_, _) -> {});
        provisions.add(
                new ProviderKey<>(Integer.class, Override.class, "Api.qualified"), (_, _) -> {});

        assertThatIllegalArgumentException()
                .isThrownBy(this::use)
                .withMessage(
                        "No @Provides method provides java.lang.String. Available types: Double,"
                                + " Integer.");
    }

    @Test
    void whatNeedsARequestIsRefusedUnlessItIsOverridden() throws Exception {
        provisions.refuse(TEXT, "it takes the Request");

        assertThatIllegalArgumentException()
                .isThrownBy(this::use)
                .withMessage("String is not available outside a request: it takes the Request.");

        overrides.put(
                String.class,
                null,
                yield -> {
                    events.add("set up");
                    yield.to("override");
                    events.add("tear down");
                });
        assertThat(use()).isEqualTo("override!");
        assertThat(events).containsExactly("set up", "use override", "tear down");
    }

    @Test
    void whatIsToBeDoneInTheBackgroundIsDoneBeforeItReturns() throws Exception {
        Provisions.run(
                overrides,
                call -> {
                    call.tasks().add(() -> events.add("background"));
                    events.add("work");
                    call.finish();
                });

        assertThat(events).containsExactly("work", "background");
    }

    @Test
    void thereIsNoRequest() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> Provisions.run(overrides, call -> call.request().path()));
    }
}
