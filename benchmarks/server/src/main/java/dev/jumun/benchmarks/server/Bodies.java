package dev.jumun.benchmarks.server;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is sent. */
final class Bodies {
    static final String DRINK = drink("Flat white", "380", "2");
    static final String ORDER = order(100, 2);

    private Bodies() {}

    static String drink(String name, String price, String sugar) {
        return """
        {"name":"%s","price":%s,"sugar":%s,"iced":false,"note":"With oat milk, please."}\
        """
                .formatted(name, price, sugar);
    }

    static String order(int lines, int quantity) {
        return IntStream.range(0, lines)
                .mapToObj(i ->
                        """
                        {"sku":"drink-%d","quantity":%d,"price":%d}\
                        """
                                .formatted(i, quantity, 250 + i))
                .collect(
                        Collectors.joining(
                                ",",
                                """
                                {"id":12,"customer":{"name":"Ada","address":"12 Analytical Row"},"lines":[\
                                """,
                                "]}"));
    }
}
