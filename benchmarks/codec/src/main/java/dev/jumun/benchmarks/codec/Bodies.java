package dev.jumun.benchmarks.codec;

import java.util.ArrayList;
import java.util.List;

/** The same values in every run. */
final class Bodies {
    private Bodies() {}

    /** Returns the value of a model by its name. */
    static Object of(String model) {
        return switch (model) {
            case "flat" -> drink();
            case "nested" -> order();
            case "large" -> catalogue();
            default -> throw new IllegalArgumentException(model);
        };
    }

    private static Models.Drink drink() {
        return new Models.Drink(
                1042,
                "Flat white",
                4.25,
                180,
                true,
                "Two shots, steamed milk; \"café au lait\" for those who ask.");
    }

    private static Models.Order order() {
        List<Models.Line> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add(
                    new Models.Line(
                            "drink-" + (100 + i),
                            1 + i % 4,
                            2.5 + i * 0.35,
                            List.of("oat milk", "no sugar")));
        }
        return new Models.Order(
                778812,
                new Models.Customer(
                        "Kim Min-jun",
                        new Models.Address("12 Yulgok-ro, Jongno-gu", "Seoul", "KR")),
                lines,
                List.of("take away", "express", "paid"));
    }

    private static Models.Catalogue catalogue() {
        List<Models.Product> products = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            products.add(
                    new Models.Product(
                            90_000_000L + i,
                            "A coffee maker, the " + i + "th of its kind",
                            "ABC-" + (1000 + i),
                            "It makes coffee from water and beans, every morning anew, and never"
                                    + " complains about the hour.",
                            "Kettle & Sons",
                            129.95 + i,
                            i * 0.5,
                            37 * i,
                            i % 6,
                            i * i,
                            2300 + i,
                            20 + i,
                            30 + i,
                            25,
                            i % 3 != 0,
                            i % 4 == 0,
                            "KR",
                            List.of("kitchen", "coffee", "gift"),
                            1_000L * i,
                            "Made by hand in Busan"));
        }
        return new Models.Catalogue("Autumn", products);
    }
}
