package dev.jumun.kitchen.view;

import dev.jumun.runtime.codec.JsonWriter;

import java.util.Locale;

/** Kept requests as JSON. */
final class KeptJson {
    private KeptJson() {}

    /** Writes a request with its chart. */
    static void write(KeptRequest request, JsonWriter to) {
        to.beginObject();
        members(request, to);
        to.name("fields").beginObject();
        request.fields().forEach((name, value) -> to.name(name).string(value));
        to.endObject();
        to.name("complete").bool(request.complete());
        to.name("chart");
        Bars.of(request.events(), request.took()).write(to);
        to.name("curl").string(Replay.curl(request));
        to.name("test").string(Replay.test(request));
        to.endObject();
    }

    /** Writes what a list shows. */
    static void summary(KeptRequest request, JsonWriter to) {
        to.beginObject();
        members(request, to);
        to.endObject();
    }

    private static void members(KeptRequest request, JsonWriter to) {
        to.name("id").number(request.id());
        if (request.name() != null) {
            to.name("name").string(request.name());
        }
        to.name("route").string(request.route());
        to.name("target").string(request.target());
        to.name("started").number(request.started().toEpochMilli());
        to.name("millis").number(Bars.millis(request.took()));
        to.name("status").number(request.status());
        to.name("end").string(request.end().name().toLowerCase(Locale.ROOT));
        to.name("failed").bool(request.hasFailed());
        if (request.failure() != null) {
            to.name("failure").string(request.failure());
        }
        if (request.place() != null) {
            to.name("place").string(request.place());
        }
    }
}
