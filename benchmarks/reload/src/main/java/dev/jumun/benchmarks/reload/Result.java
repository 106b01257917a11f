package dev.jumun.benchmarks.reload;

import java.util.Arrays;
import java.util.List;

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
}
