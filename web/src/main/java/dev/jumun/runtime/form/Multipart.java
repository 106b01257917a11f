package dev.jumun.runtime.form;

import dev.jumun.HttpException;
import dev.jumun.exchange.RequestBody;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.CountedMemory;
import dev.jumun.runtime.engine.TextMemory;
import dev.jumun.runtime.stream.BodyInput;
import dev.jumun.runtime.stream.GatheredPieces;

import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code multipart/form-data} (RFC 7578) as it comes: one part after another. What stays in
 * memory, or waits there for the rest of its part, is counted once it is more than a little.
 */
final class Multipart {
    /** What an encoded word begins with (RFC 2047): forms have none (RFC 7578, section 4.2). */
    private static final String ENCODED_WORD = "=?";

    private static final String NO_ENCODED_WORD = "=\0?";

    /**
     * A quote within a quoted text (RFC 2183, RFC 2822): some clients write it so; browsers write
     * {@code %22}, and mean every backslash as such (WHATWG HTML, 4.10.22.7). One at the end of the
     * text is the backslash of a path.
     */
    private static final Pattern QUOTE_WITHIN = Pattern.compile("\\\\\"(?![ \\t]*(?:;|$))");

    private static final String NO_QUOTE = "\0q";

    /** An upload without its texts and bytes. */
    private static final int UPLOAD = 200;

    /** A text of this many bytes is decoded into chars, and these are copied. */
    private static final int DECODING = 4;

    private final PushbackInputStream in;
    private final String contentType;
    private final FormLimits limits;
    private final @Nullable BodyMemory all;
    private final CountedMemory memory;
    private final byte[] piece = new byte[8 * 1024];
    private PartText text = PartText.of(null);
    private int fields;
    private int files;

    Multipart(RequestBody body, String contentType, FormLimits limits, @Nullable BodyMemory all) {
        this.all = all;
        this.memory = new CountedMemory(all);
        this.in =
                new PushbackInputStream(
                        new CountedInput(new BodyInput(body), memory), contentType.length() + 4);
        this.contentType = contentType;
        this.limits = limits;
    }

    void read(FormData form) {
        Map<String, @Nullable String> said = parameters(contentType);
        String boundary = said.get("boundary");
        text = PartText.of(said.get("charset"));
        if (boundary == null || boundary.isEmpty()) {
            throw new HttpException(400, "Missing boundary in multipart.");
        }
        try {
            if (!isEmpty(boundary)) {
                readParts(parts(boundary), form);
            }
            in.transferTo(OutputStream.nullOutputStream()); // what follows isn't a part
        } catch (FileUploadSizeException e) {
            throw new HttpException(400, "A header of a part is too long.", e);
        } catch (FileUploadException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("An upload could not be stored.", e); // our own fault
        }
    }

    /**
     * Whether the form has nothing but its end, as {@code new FormData()} has in browsers: the
     * library takes that for a form without a boundary.
     */
    private boolean isEmpty(String boundary) throws IOException {
        byte[] end = ("--" + boundary + "--").getBytes(StandardCharsets.ISO_8859_1);
        byte[] first = new byte[end.length];
        int count = in.readNBytes(first, 0, first.length);
        if (Arrays.equals(first, end)) {
            return true;
        }
        in.unread(first, 0, count);
        return false;
    }

    private MultipartInput parts(String boundary) throws IOException {
        try {
            MultipartInput parts =
                    MultipartInput.builder()
                            .setInputStream(in)
                            .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
                            .setPartHeaderSizeMax(8192)
                            .get();
            parts.setHeaderCharset(StandardCharsets.ISO_8859_1); // byte by byte
            return parts;
        } catch (IllegalArgumentException e) {
            throw malformed(e); // the boundary is too long
        }
    }

    private void readParts(MultipartInput parts, FormData form) throws IOException {
        boolean more = parts.skipPreamble();
        if (!more) {
            throw malformed(null);
        }
        while (more) {
            readPart(parts, headers(text.decode(parts.readHeaders())), form);
            more = parts.readBoundary();
        }
    }

    private static PartHeaders headers(String lines) {
        try {
            return PartHeaders.parse(lines);
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    private static HttpException malformed(@Nullable Exception cause) {
        String detail = "There was an error parsing the body";
        return cause == null
                ? new HttpException(400, detail)
                : new HttpException(400, detail, cause);
    }

    private void readPart(MultipartInput parts, PartHeaders headers, FormData form)
            throws IOException {
        String disposition = headers.first("content-disposition");
        Map<String, @Nullable String> parameters =
                parameters(disposition == null ? "" : disposition);
        String name = parameters.get("name");
        if (name == null || !parameters.containsKey("form-data")) {
            throw new HttpException(
                    400, "The Content-Disposition header field \"name\" must be provided.");
        }
        // Closing would read on: after a failure there is nothing to read.
        InputStream content = parts.newInputStream();
        if (parameters.containsKey("filename")) {
            if (++files > limits.files()) {
                throw tooMany("files", limits.files());
            }
            addFile(name, withoutPath(parameters.get("filename")), headers, content, form);
        } else {
            if (++fields > limits.fields()) {
                throw tooMany("fields", limits.fields());
            }
            addField(name, content, form);
        }
    }

    private void addFile(
            String name,
            @Nullable String filename,
            PartHeaders headers,
            InputStream content,
            FormData form)
            throws IOException {
        long texts = TextMemory.of(name) + (filename == null ? 0 : TextMemory.of(filename));
        memory.hold(FormData.ENTRY + UPLOAD + texts + headers.memory());
        SpooledUpload upload = new SpooledUpload(filename, headers, all);
        form.add(name, upload);
        GatheredPieces first = gather(content, limits.memory());
        if (first.size() <= limits.memory()) {
            upload.keep(first, memory);
        } else {
            upload.spool(first, content, memory);
        }
    }

    private void addField(String name, InputStream content, FormData form) throws IOException {
        memory.hold(FormData.ENTRY + TextMemory.of(name));
        GatheredPieces pieces = gather(content, limits.fieldSize());
        if (pieces.size() > limits.fieldSize()) {
            throw new HttpException(
                    400, "Part exceeded maximum size of " + limits.fieldSize() / 1024 + "KB.");
        }
        long decoding = (long) DECODING * pieces.size();
        memory.hold(decoding);
        String value = text.decode(pieces.joined());
        memory.release(decoding);
        pieces.release();
        memory.hold(TextMemory.of(value));
        form.add(name, value);
    }

    /** Reads a number of bytes, or one more to show that there are more. */
    private GatheredPieces gather(InputStream content, int most) throws IOException {
        GatheredPieces pieces = new GatheredPieces(memory);
        int count = content.readNBytes(piece, 0, piece.length);
        while (count > 0) {
            pieces.add(Arrays.copyOf(piece, count));
            int more = Math.max(0, most - pieces.size() + 1);
            count = content.readNBytes(piece, 0, Math.min(piece.length, more));
        }
        return pieces;
    }

    private static HttpException tooMany(String what, int limit) {
        return new HttpException(
                400, "Too many %s. Maximum number of %s is %d.".formatted(what, what, limit));
    }

    private static Map<String, @Nullable String> parameters(String field) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        String literal =
                QUOTE_WITHIN
                        .matcher(field)
                        .replaceAll(Matcher.quoteReplacement(NO_QUOTE))
                        .replace("\\", "\\\\")
                        .replace(ENCODED_WORD, NO_ENCODED_WORD);
        Map<String, @Nullable String> parameters = new HashMap<>();
        parser.parse(literal, ';')
                .forEach((name, value) -> parameters.put(name, value == null ? null : text(value)));
        return parameters;
    }

    private static String text(String value) {
        String text =
                value.replace(NO_ENCODED_WORD, ENCODED_WORD)
                        .replace("\\\\", "\\")
                        .replace(NO_QUOTE, "\"");
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw malformed(null); // filename* may hold any (RFC 8187)
        }
        return text;
    }

    /**
     * Some clients send the whole path; only what follows the last slash is a name, and what names
     * a directory isn't one.
     */
    private static @Nullable String withoutPath(@Nullable String filename) {
        if (filename == null) {
            return "";
        }
        int slash = Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\'));
        String name = filename.substring(slash + 1);
        return name.equals(".") || name.equals("..") ? "" : name;
    }

    /** Notices that the form is a large one. */
    private static final class CountedInput extends FilterInputStream {
        private final CountedMemory memory;
        private int received;

        CountedInput(InputStream in, CountedMemory memory) {
            super(in);
            this.memory = memory;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (received <= BodyMemory.SMALL) {
                received += Math.max(0, count);
                if (received > BodyMemory.SMALL) {
                    memory.large();
                }
            }
            return count;
        }
    }
}
