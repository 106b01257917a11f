package dev.jumun.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class PairsTest {
    @Test
    void aQueryHasNamesAndValuesInTheirOrder() {
        Pairs pairs = Pairs.ofQuery("b=1&a=2&b=3&b=4");

        assertThat(pairs.names()).containsExactly("b", "a");
        assertThat(pairs.all("b")).containsExactly("1", "3", "4");
        assertThat(pairs.all("a")).containsExactly("2");
        assertThat(pairs.all("c")).isEmpty();
    }

    @Test
    void aNameWithoutAnEqualsSignHasAnEmptyValue() {
        assertThat(Pairs.ofQuery("a&b=&c=1=2").all("a")).containsExactly("");
        assertThat(Pairs.ofQuery("a&b=&c=1=2").all("b")).containsExactly("");
        assertThat(Pairs.ofQuery("a&b=&c=1=2").all("c")).containsExactly("1=2");
    }

    @Test
    void aValueMayHaveNoName() {
        assertThat(Pairs.ofQuery("=1&a=2").names()).containsExactly("", "a");
        assertThat(Pairs.ofQuery("=1&a=2").all("")).containsExactly("1");
    }

    @Test
    void emptyPartsOfAQueryAreNone() {
        assertThat(Pairs.ofQuery("").names()).isEmpty();
        assertThat(Pairs.ofQuery("&&a=1&&b=2&").names()).containsExactly("a", "b");
    }

    @Test
    void namesAndValuesAreDecoded() {
        assertThat(Pairs.ofQuery("a+b=c%26d").all("a b")).containsExactly("c&d");
        assertThat(Pairs.ofQuery("a%3Db").names()).containsExactly("a=b");
    }

    @Test
    void cookiesAreSeparatedBySemicolons() {
        Pairs pairs = Pairs.ofCookies(List.of("a=1; b = 2 ;a=3", "c=\"4\""));

        assertThat(pairs.names()).containsExactly("a", "b", "c");
        assertThat(pairs.all("a")).containsExactly("1", "3");
        assertThat(pairs.all("b")).containsExactly("2");
        assertThat(pairs.all("c")).containsExactly("4");
    }

    @Test
    void aCookieMayHaveNoNameOrNoValue() {
        Pairs pairs = Pairs.ofCookies(List.of("alone; =x; a="));

        assertThat(pairs.names()).containsExactly("", "a");
        assertThat(pairs.all("")).containsExactly("alone", "x");
        assertThat(pairs.all("a")).containsExactly("");
    }

    @Test
    void emptyCookiesAreNone() {
        assertThat(Pairs.ofCookies(List.of("", ";", "; =;")).names()).isEmpty();
    }
}
