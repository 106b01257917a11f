package dev.jumun.benchmarks.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of one sample.
 *
 * @param millis from each save to its first right answer
 * @param old answers of old code after a save
 * @param refused connections that were refused or broken
 */
record Result(String name, List<Long> millis, int old, int refused) {
    long percentile(int percent) {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return -1;
        }
        int index = (int) Math.ceil(sorted.length * percent / 100.0) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)];
    }

    String row() {
        return "| %s | %d | %d | %d | %d | %d | %d |"
                .formatted(
                        name,
                        millis.size(),
                        percentile(0),
                        percentile(50),
                        percentile(95),
                        old,
                        refused);
    }

    String json() {
        return "{\"name\":\"%s\",\"milliseconds\":%s,\"old\":%d,\"refused\":%d}"
                .formatted(name, Arrays.toString(millis.toArray()), old, refused);
    }

    /** Writes them to a file, in which what was measured before and is not among them stays. */
    static void write(List<Result> results, Path file) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("{\"name\":")) {
                    lines.put(line.split("\"", -1)[3], line.replaceFirst(",$", ""));
                }
            }
        }
        results.forEach(each -> lines.put(each.name(), each.json()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[\n" + String.join(",\n", lines.values()) + "\n]\n");
    }
}
