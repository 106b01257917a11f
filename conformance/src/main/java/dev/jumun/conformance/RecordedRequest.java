package dev.jumun.conformance;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request as it was recorded. */
final class RecordedRequest {
    /** A line of a head. */
    record Field(String name, String value) {}

    private static final Field HOST = new Field("host", "testserver");

    private final JsonNode exchange;
    private final JsonNode request;
    private final List<Field> fields = new ArrayList<>();

    private RecordedRequest(JsonNode exchange) {
        this.exchange = exchange;
        this.request = exchange.get("request");
        if (!isRecorded(HOST.name())) {
            fields.add(HOST);
        }
        for (JsonNode field : request.get("headers")) {
            fields.add(new Field(field.get(0).asString(), field.get(1).asString()));
        }
    }

    /**
     * A request, with the fields that the recorded client sent with each.
     *
     * @param defaults the fields, by their names
     */
    static RecordedRequest of(JsonNode exchange, JsonNode defaults) {
        RecordedRequest request = new RecordedRequest(exchange);
        defaults.properties()
                .forEach(field -> {
                    String name = field.getKey();
                    if (!name.equals(HOST.name())
                            && !request.isRecorded(name)
                            && !request.isLeftOut(name)) {
                        request.fields.add(new Field(name, field.getValue().asString()));
                    }
                });
        return request;
    }

    /** The opening handshake of a web socket: what belongs to any is the client's to add. */
    static RecordedRequest handshake(JsonNode exchange) {
        return new RecordedRequest(exchange);
    }

    private boolean isRecorded(String name) {
        for (JsonNode field : request.get("headers")) {
            if (field.get(0).asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLeftOut(String name) {
        for (JsonNode without : request.path("without")) {
            if (without.asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    String method() {
        return request.path("method").asString("GET");
    }

    /** The path and the query, as they were sent. */
    String target() {
        return request.get("target").asString();
    }

    List<Field> fields() {
        return fields;
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    Optional<byte[]> body() {
        return request.has("body")
                ? Optional.of(Comparison.bytes(request.get("body")))
                : Optional.empty();
    }

    String scheme() {
        return exchange.path("scheme").asString("http");
    }

    /** The path that a proxy in front had taken away; empty for none. */
    String rootPath() {
        return exchange.path("root_path").asString("");
    }

    @Override
    public String toString() {
        return method() + " " + target();
    }
}
