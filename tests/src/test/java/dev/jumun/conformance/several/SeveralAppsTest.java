package dev.jumun.conformance.several;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.conformance.Main;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A recording may have several apps, which run next to each other. */
class SeveralAppsTest {
    private static String asked(String app, boolean fresh, String answer) {
        return """
        {"test": "%s", "app": "%s", "fresh_app": %s, "exchanges": [{
          "kind": "http",
          "request": {"method": "GET", "target": "/count", "headers": []},
          "response": {
            "status": 200,
            "headers": [["content-type", "application/json"], ["content-length", "%d"]],
            "body": {"text": "%s"}
          }
        }]}
        """
                .formatted(
                        app + answer.length(),
                        app,
                        fresh,
                        answer.length(),
                        answer.replace("\"", "\\\""));
    }

    @Test
    void eachCaseIsAskedOfItsOwnApp(@TempDir Path directory) throws Exception {
        Path recordings = Files.createDirectories(directory.resolve("recordings/several"));
        String cases =
                String.join(
                        ",",
                        asked("first", true, "1"),
                        asked("second", true, "\"second\""),
                        asked("first", false, "2"),
                        asked("first", true, "1"),
                        asked("third", true, "1"));
        Files.writeString(
                recordings.resolve("apps.json"),
                "{\"default_headers\": {}, \"cases\": [" + cases + "]}");
        Files.writeString(directory.resolve("passing.txt"), "");
        Files.writeString(directory.resolve("excluded.txt"), "");
        Files.writeString(directory.resolve("served.txt"), "several/apps\n");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            Main.main(
                    new String[] {
                        "--lists", directory.toString(), directory.resolve("recordings").toString()
                    });
        } finally {
            System.setOut(out);
        }
        assertThat(printed.toString(UTF_8))
                .as("all but the one that has not been written")
                .contains("total 4/5");
    }
}
