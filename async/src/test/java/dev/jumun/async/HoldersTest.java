package dev.jumun.async;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What the watchdog writes stays short, whatever the number of tasks. */
class HoldersTest {
    private static List<StackTraceElement> stack(int line) {
        return List.of(
                new StackTraceElement("shop.Shop", "read", "Shop.java", line),
                new StackTraceElement("shop.Shop", "list", "Shop.java", 5));
    }

    @Test
    void equalStacksAreOne() {
        Holders holders = new Holders();
        for (int i = 0; i < 7; i++) {
            holders.add("task " + i, stack(7));
        }
        holders.add("GET /b", stack(9));
        holders.add("GET /b", stack(9));
        assertThat(holders.toText())
                .isEqualTo(
                        """
                          task 0, task 1, task 2, task 3, task 4, and 2 more like this
                            at shop.Shop.read(Shop.java:7)
                            at shop.Shop.list(Shop.java:5)
                          GET /b, and 1 more like this
                            at shop.Shop.read(Shop.java:9)
                            at shop.Shop.list(Shop.java:5)
                        """);
    }

    @Test
    void aHundredThousandDifferentOnesAreAFewLines() {
        Holders holders = new Holders();
        int looked = 0;
        for (int i = 0; i < 100_000; i++) {
            if (holders.isFull()) {
                holders.addFurther();
            } else {
                looked++;
                holders.add("task " + i, stack(i + 1));
            }
        }
        assertThat(looked).isEqualTo(1_000);
        assertThat(holders.toText().lines()).hasSize(61);
        assertThat(holders.toText()).endsWith("  99,980 further tasks are running, or about to\n");
    }

    @Test
    void ofNoTaskItSaysSo() {
        assertThat(new Holders().toText()).contains("no task of Jumun");
    }
}
