package dev.jumun.conformance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A recorded file: an app, and what it was asked.
 *
 * @param area its folder: {@code body}, or {@code probes}
 * @param name without its suffix
 * @param json all of it
 */
record Recording(String area, String name, JsonNode json) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** One exchange: the key tells it from all others. */
    record Exchange(String key, JsonNode json) {}

    /**
     * Exchanges that belong together, in order.
     *
     * @param app which app of the file was asked; empty if there is only one
     */
    record Case(String test, String app, boolean fresh, List<Exchange> exchanges) {}

    /** Reads all files of a folder, or of a zip file. */
    static List<Recording> all(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return ofFolder(place);
        }
        try (FileSystem zip = FileSystems.newFileSystem(place)) {
            return ofFolder(zip.getPath("/"));
        }
    }

    private static List<Recording> ofFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        List<Recording> recordings = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString().replace(".json", "");
            Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
            String area = directory.getFileName().toString();
            recordings.add(new Recording(area, name, MAPPER.readTree(Files.readAllBytes(file))));
        }
        return recordings;
    }

    String title() {
        return area + "/" + name;
    }

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (JsonNode each : json.get("cases")) {
            List<Exchange> exchanges = new ArrayList<>();
            String test = each.get("test").asString().replace(' ', '_');
            int number = 0;
            for (JsonNode exchange : each.get("exchanges")) {
                exchanges.add(new Exchange(title() + " " + test + " " + number++, exchange));
            }
            String app = each.has("app") ? each.get("app").asString() : "";
            cases.add(new Case(test, app, each.get("fresh_app").asBoolean(), exchanges));
        }
        return cases;
    }

    RecordedRequest request(Exchange exchange) {
        return RecordedRequest.of(exchange.json(), json.get("default_headers"));
    }

    /**
     * The class that is an app in Java: {@code body.Tutorial001}. Of a file with several apps, each
     * is a class within that one: {@code body.Tutorial001$Second}.
     */
    String className(String app) {
        String file = "dev.jumun.conformance." + area + "." + typeName(name);
        return app.isEmpty() ? file : file + "$" + typeName(app);
    }

    /** Of two underscores one stays. */
    private static String typeName(String name) {
        StringBuilder type = new StringBuilder();
        for (String word : name.split("_", -1)) {
            if (word.isEmpty()) {
                type.append('_');
                continue;
            }
            type.append(Character.toUpperCase(word.charAt(0)));
            type.append(word.substring(1));
        }
        return type.toString();
    }
}
