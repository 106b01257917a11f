package peer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The models and their codecs, by hand: what is wrong is an IllegalArgumentException. */
final class Models {
    private Models() {}

    record Drink(String name, long price, long sugar, boolean iced, String note) {
        void write(JsonGenerator json) {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeNumberProperty("price", price);
            json.writeNumberProperty("sugar", sugar);
            json.writeBooleanProperty("iced", iced);
            json.writeStringProperty("note", note);
            json.writeEndObject();
        }
    }

    record Line(String sku, long quantity, long price) {}

    record Customer(String name, String address) {}

    record Order(long id, Customer customer, List<Line> lines) {
        void write(JsonGenerator json) {
            json.writeStartObject();
            json.writeNumberProperty("id", id);
            json.writeName("customer");
            json.writeStartObject();
            json.writeStringProperty("name", customer.name);
            json.writeStringProperty("address", customer.address);
            json.writeEndObject();
            json.writeName("lines");
            json.writeStartArray();
            for (Line line : lines) {
                json.writeStartObject();
                json.writeStringProperty("sku", line.sku);
                json.writeNumberProperty("quantity", line.quantity);
                json.writeNumberProperty("price", line.price);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    static void message(JsonGenerator json, String text) {
        json.writeStartObject();
        json.writeStringProperty("message", text);
        json.writeEndObject();
    }

    static Handler.Body row(ResultSet rows) throws SQLException {
        long id = rows.getLong(1);
        String name = rows.getString(2);
        int price = rows.getInt(3);
        return json -> {
            json.writeStartObject();
            json.writeNumberProperty("id", id);
            json.writeStringProperty("name", name);
            json.writeNumberProperty("price", price);
            json.writeEndObject();
        };
    }

    static Drink drink(JsonParser json) throws IOException {
        try (json) {
            json.nextToken();
            open(json);
            String name = null;
            long price = 0;
            long sugar = -1;
            Boolean iced = null;
            String note = null;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "name" -> name = text(json);
                    case "price" -> price = number(json);
                    case "sugar" -> sugar = number(json);
                    case "iced" -> iced = json.getBooleanValue();
                    case "note" ->
                            note =
                                    json.currentToken() == JsonToken.VALUE_NULL
                                            ? null
                                            : sized(text(json), 0, 200);
                    default -> json.skipChildren();
                }
            }
            end(json);
            require(iced != null);
            return new Drink(
                    filled(name, 40), within(price, 1, 100_000), within(sugar, 0, 10), iced, note);
        }
    }

    static Order order(JsonParser json) throws IOException {
        try (json) {
            json.nextToken();
            open(json);
            long id = 0;
            Customer customer = null;
            List<Line> lines = null;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "id" -> id = number(json);
                    case "customer" -> customer = customer(json);
                    case "lines" -> lines = lines(json);
                    default -> json.skipChildren();
                }
            }
            end(json);
            require(customer != null && lines != null);
            within(lines.size(), 1, 1000);
            return new Order(within(id, 1, Long.MAX_VALUE), customer, lines);
        }
    }

    private static Customer customer(JsonParser json) {
        open(json);
        String name = null;
        String address = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "name" -> name = text(json);
                case "address" -> address = text(json);
                default -> json.skipChildren();
            }
        }
        return new Customer(filled(name, 40), sized(address, 0, 80));
    }

    private static List<Line> lines(JsonParser json) {
        require(json.currentToken() == JsonToken.START_ARRAY);
        List<Line> lines = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            open(json);
            String sku = null;
            long quantity = 0;
            long price = 0;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "sku" -> sku = text(json);
                    case "quantity" -> quantity = number(json);
                    case "price" -> price = number(json);
                    default -> json.skipChildren();
                }
            }
            lines.add(
                    new Line(filled(sku, 20), within(quantity, 1, 100), within(price, 1, 100_000)));
        }
        return lines;
    }

    private static void open(JsonParser json) {
        require(json.currentToken() == JsonToken.START_OBJECT);
    }

    private static void end(JsonParser json) {
        require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
    }

    private static String text(JsonParser json) {
        require(json.currentToken() == JsonToken.VALUE_STRING);
        return json.getString();
    }

    private static long number(JsonParser json) {
        require(json.currentToken() == JsonToken.VALUE_NUMBER_INT);
        return json.getLongValue();
    }

    private static String filled(String text, int max) {
        require(text != null && !text.isBlank());
        return sized(text, 1, max);
    }

    static String sized(String text, int min, int max) {
        require(text != null && text.length() >= min && text.length() <= max);
        return text;
    }

    static long within(long number, long min, long max) {
        require(number >= min && number <= max);
        return number;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("The request is wrong.");
        }
    }
}
