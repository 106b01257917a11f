package dev.jumun.kitchen.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kitchen and the journal show of targets. */
class MaskingTest {
    private static String query(String query) {
        return Masking.target("/", query, null).substring(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "to%6ben",
                "%74oken",
                "%74%6F%6B%65%6E",
                "100%&token", // the first is not encoded correctly
                "access",
                "access_token",
                "apiKey",
                "card",
                "cardNumber",
                "code",
                "credential",
                "csrf",
                "iban",
                "jwt",
                "pass",
                "passphrase",
                "passwd",
                "password",
                "PIN",
                "pin",
                "user_pin",
                "userPin",
                "p%69n",
                "secret",
                "ticket",
                "xsrf"
            })
    void valuesOfNamesThatStandForSecretsAreHidden(String name) {
        assertThat(query(name + "=x1")).isEqualTo(name + "=***");
        assertThat(query("a=b;" + name + "=x1&c=d")).isEqualTo("a=b;" + name + "=***&c=d");
        assertThat(Masking.target("/a;" + name.replace('&', ';') + "=x1/b", "", null))
                .isEqualTo("/a;" + name.replace('&', ';') + "=***/b");
        assertThat(Masking.target("/a/x1", "", "/a/{token}")).isEqualTo("/a/***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipping", "inside", "page", "q", "size", "spinner", "a%20b", "100%"})
    void othersAreShown(String name) {
        assertThat(query(name + "=x1")).isEqualTo(name + "=x1");
    }

    @Test
    void whatLooksLikeASecretIsHiddenWhereverItIs() {
        String secret = "A1b2C3d4E5f6G7h8I9j0K1l2M3";
        assertThat(Masking.target("/" + secret, "a=1;" + secret + "&b=" + secret, null))
                .isEqualTo("/***?a=1;***&b=***");
        assertThat(query("a=&&=;b")).isEqualTo("a=&&=;b");
    }
}
