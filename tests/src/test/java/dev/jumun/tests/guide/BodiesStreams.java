package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.async.Generator;

import jakarta.validation.constraints.*;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;

// The examples of docs/bodies.md that take streams.
@Api(title = "Guide", naming = Naming.SNAKE_CASE)
class BodiesStreams {
    @Put("/recordings")
    Object store(InputStream body) throws IOException {
        Path file = Files.createTempFile("recording", ".wav");
        try (OutputStream out = Files.newOutputStream(file)) {
            return Map.of("stored", body.transferTo(out));
        } finally {
            Files.delete(file);
        }
    }

    @Post("/checksum")
    Object checksum(Generator<byte[]> body) {
        CRC32 sum = new CRC32();
        body.forEach(piece -> sum.update(piece));
        return Map.of("crc32", sum.getValue());
    }

    record Reading(String sensor, @Max(100) double celsius) {}

    @Post("/readings")
    Object readings(Generator<Reading> readings) {
        int count = 0;
        double highest = 0;
        for (Reading reading : readings) {
            count++;
            highest = Math.max(highest, reading.celsius());
        }
        return Map.of("count", count, "highest", highest);
    }
}
