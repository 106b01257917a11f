package dev.jumun.runtime.form;

import dev.jumun.Headers;
import dev.jumun.Upload;
import dev.jumun.async.Async;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.CountedMemory;
import dev.jumun.runtime.stream.GatheredPieces;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * A file in memory, or on disk. The disk is read and written in large pieces on threads that may
 * block, so that no event loop does.
 */
final class SpooledUpload implements Upload, AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.jumun");
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int PIECE = 256 * 1024;

    private final @Nullable String filename;
    private final Headers headers;
    private final @Nullable BodyMemory all;
    private byte[] memory = new byte[0];
    private @Nullable Path disk;
    private long size;

    SpooledUpload(@Nullable String filename, Headers headers, @Nullable BodyMemory all) {
        this.filename = filename;
        this.headers = headers;
        this.all = all;
    }

    /** Takes over a part that is all there, and stays in memory. */
    void keep(GatheredPieces content, CountedMemory counted) {
        memory = content.joined();
        size = memory.length;
        content.release();
        counted.hold(size);
    }

    /** Takes over a part that goes to the disk. Blocks until all of it has come. */
    void spool(GatheredPieces first, InputStream rest, CountedMemory counted) throws IOException {
        size = first.size();
        Path file = Async.blocking(() -> Files.createTempFile("jumun-upload-", ".part"));
        disk = file;
        OutputStream out =
                Async.blocking(() -> Files.newOutputStream(file, StandardOpenOption.WRITE));
        try {
            write(out, first.pieces());
            first.release();
            counted.hold(PIECE);
            byte[] piece = new byte[PIECE];
            int count = rest.readNBytes(piece, 0, PIECE);
            while (count > 0) {
                write(out, piece, count);
                size += count;
                count = rest.readNBytes(piece, 0, PIECE);
            }
            counted.release(PIECE);
        } finally {
            Async.shield(
                    GRACE,
                    () ->
                            Async.blocking(() -> {
                                out.close();
                                return true;
                            }));
        }
    }

    private static void write(OutputStream out, List<byte[]> pieces) {
        Async.blocking(() -> {
            for (byte[] piece : pieces) {
                out.write(piece);
            }
            return pieces.size();
        });
    }

    private static void write(OutputStream out, byte[] bytes, int length) {
        Async.blocking(() -> {
            out.write(bytes, 0, length);
            return length;
        });
    }

    @Override
    public @Nullable String filename() {
        return filename;
    }

    @Override
    public @Nullable String contentType() {
        return headers.first("content-type");
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public InputStream open() {
        Path file = disk;
        if (file == null) {
            return new ByteArrayInputStream(memory);
        }
        return new java.io.BufferedInputStream(
                new OffLoop(Async.blocking(() -> Files.newInputStream(file))), PIECE);
    }

    @Override
    public byte[] bytes() {
        if (all != null && size > BodyMemory.SMALL) {
            all.take(size);
        }
        Path file = disk;
        return file == null ? memory.clone() : Async.blocking(() -> Files.readAllBytes(file));
    }

    @Override
    public void copyTo(Path target) {
        Path file = disk;
        Async.blocking(() -> {
            if (file == null) {
                return Files.write(target, memory, StandardOpenOption.CREATE_NEW);
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Files.copy(in, target); // a copy of the file would keep its mode, 0600
            }
        });
    }

    @Override
    public void close() {
        Path file = disk;
        if (file == null) {
            return;
        }
        disk = null;
        Async.shield(
                GRACE,
                () ->
                        Async.blocking(() -> {
                            try {
                                return Files.deleteIfExists(file);
                            } catch (IOException e) {
                                LOG.log(
                                        System.Logger.Level.WARNING,
                                        "An upload could not be removed.",
                                        e);
                                return false;
                            }
                        }));
    }

    @Override
    public String toString() {
        return filename + " (" + size + " bytes)";
    }

    /** Reads from the disk on a thread that may block. */
    private static final class OffLoop extends FilterInputStream {
        OffLoop(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return Async.blocking(() -> in.read(bytes, offset, length));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }
}
