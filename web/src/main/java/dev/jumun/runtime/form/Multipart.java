package dev.jumun.runtime.form;

import dev.jumun.HttpException;
import dev.jumun.exchange.RequestBody;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.stream.BodyInput;

import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;

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

/** Reads {@code multipart/form-data} (RFC 7578) as it comes: one part after another. */
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

    private final PushbackInputStream in;
    private final String contentType;
    private final FormLimits limits;
    private final @Nullable BodyMemory memory;
    private long kept;
    private PartText text = PartText.of(null);
    private int fields;
    private int files;

    Multipart(
            RequestBody body, String contentType, FormLimits limits, @Nullable BodyMemory memory) {
        this.memory = memory;
        this.in = new PushbackInputStream(new BodyInput(body), contentType.length() + 4);
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
            SpooledUpload upload =
                    new SpooledUpload(withoutPath(parameters.get("filename")), headers);
            form.add(name, upload);
            upload.fill(content, limits.memory());
            keep(upload.inMemory());
        } else {
            if (++fields > limits.fields()) {
                throw tooMany("fields", limits.fields());
            }
            byte[] bytes = content.readNBytes(limits.fieldSize() + 1);
            if (bytes.length > limits.fieldSize()) {
                throw new HttpException(
                        400, "Part exceeded maximum size of " + limits.fieldSize() / 1024 + "KB.");
            }
            keep(bytes.length);
            form.add(name, text.decode(bytes));
        }
    }

    /** Counts what stays in memory, once that is more than a little. */
    private void keep(int bytes) {
        long before = kept > BodyMemory.SMALL ? kept : 0;
        kept += bytes;
        if (memory != null && bytes > 0 && kept > BodyMemory.SMALL) {
            memory.take(kept - before);
        }
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
}
