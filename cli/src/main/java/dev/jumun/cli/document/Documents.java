package dev.jumun.cli.document;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads and writes documents. JSON is YAML (YAML 1.2, section 1.3), so one reader does for both.
 */
public final class Documents {
    private Documents() {}

    /** Returns a JSON document as YAML. */
    public static String yaml(String json) {
        DumpSettings settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setSplitLines(false)
                        .build();
        return new Dump(settings).dumpToString(parse(json));
    }

    /**
     * Reads a file with JSON or YAML.
     *
     * @throws IOException with a sentence, if it is missing or isn't a document
     */
    public static Map<String, Object> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "There is no " + file + ". Write it with jumun openapi -o " + file);
        }
        try {
            return parse(Files.readString(file));
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new IOException(file + " isn't an OpenAPI document: " + e.getMessage(), e);
        }
    }

    /**
     * Reads JSON or YAML.
     *
     * @throws IllegalArgumentException if it isn't an object
     */
    public static Map<String, Object> parse(String text) {
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        if (!(new Load(settings).loadFromString(text) instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("it has no members");
        }
        Map<String, Object> document = new LinkedHashMap<>();
        members.forEach((name, value) -> document.put(String.valueOf(name), value));
        return document;
    }
}
