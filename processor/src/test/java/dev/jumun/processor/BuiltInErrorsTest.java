package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the framework itself gives: a provider lends it, and none provides it. */
class BuiltInErrorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Get(\"/\") void a(Yield<String> y) {}",
                "@WebSocketRoute(\"/\") void a(WebSocket s, Yield<String> y) {}",
                "@Provides record A(Yield<String> y) {} @Get(\"/\") void a(A a) {}",
            })
    void onlyAProviderLends(String members) {
        assertThat(Declared.members(members + " // here").errors())
                .singleElement()
                .asString()
                .contains("[JUMUN-DEP-19] ", " takes a Yield, but only a @Provides method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Provides static Request p() { return null; }",
                "@Provides static void p(Yield<Request> y) {}",
                "@Provides static BackgroundTasks p() { return null; }",
                "@Provides static ResponseHead p() { return null; }",
                "@Provides static WebSocket p() { return null; }",
                "@Provides static Yield<String> p() { return null; }",
                "@Provides static Yield p() { return null; }",
            })
    void noMethodProvidesWhatTheFrameworkGives(String provider) {
        assertThat(Declared.members(provider + " // here").errors())
                .singleElement()
                .asString()
                .contains("[JUMUN-DEP-20] Shop.p provides a ");
    }
}
