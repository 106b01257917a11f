package dev.jumun.runtime.form;

import dev.jumun.HttpException;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.RequestBody;
import dev.jumun.runtime.stream.BodyInput;

import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads {@code multipart/form-data} (RFC 7578) as it comes: one part after another. */
final class Multipart {
    /** What an encoded word begins with (RFC 2047): forms have none (RFC 7578, section 4.2). */
    private static final String ENCODED_WORD = "=?";

    private static final String NO_ENCODED_WORD = "=\0?";

    private final InputStream in;
    private final String contentType;
    private final FormLimits limits;
    private int fields;
    private int files;

    Multipart(RequestBody body, String contentType, FormLimits limits) {
        this.in = new BodyInput(body);
        this.contentType = contentType;
        this.limits = limits;
    }

    void read(FormData form) {
        String boundary = parameters(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw new HttpException(400, "Missing boundary in multipart.");
        }
        try {
            MultipartInput parts =
                    MultipartInput.builder()
                            .setInputStream(in)
                            .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
                            .setPartHeaderSizeMax(8192)
                            .get();
            parts.setHeaderCharset(StandardCharsets.UTF_8);
            boolean more = parts.skipPreamble();
            if (!more) {
                throw malformed(null);
            }
            while (more) {
                readPart(parts, headers(parts.readHeaders()), form);
                more = parts.readBoundary();
            }
            in.transferTo(java.io.OutputStream.nullOutputStream()); // what follows is no part
        } catch (FileUploadSizeException e) {
            throw new HttpException(400, "A header of a part is too long.", e);
        } catch (IOException | IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    private static HttpException malformed(@Nullable Exception cause) {
        String detail = "There was an error parsing the body";
        return cause == null
                ? new HttpException(400, detail)
                : new HttpException(400, detail, cause);
    }

    private void readPart(MultipartInput parts, MutableHeaders headers, FormData form)
            throws IOException {
        String disposition = headers.first("content-disposition");
        Map<String, @Nullable String> parameters =
                parameters(disposition == null ? "" : disposition);
        String name = parameters.get("name");
        if (name == null || !parameters.containsKey("form-data")) {
            throw new HttpException(
                    400, "The Content-Disposition header field \"name\" must be provided.");
        }
        try (InputStream content = parts.newInputStream()) {
            if (parameters.containsKey("filename")) {
                if (++files > limits.files()) {
                    throw tooMany("files", limits.files());
                }
                SpooledUpload upload =
                        new SpooledUpload(withoutPath(parameters.get("filename")), headers);
                form.add(name, upload);
                upload.fill(content, limits.memory());
            } else {
                if (++fields > limits.fields()) {
                    throw tooMany("fields", limits.fields());
                }
                byte[] bytes = content.readNBytes(limits.fieldSize() + 1);
                if (bytes.length > limits.fieldSize()) {
                    throw new HttpException(
                            400,
                            "Part exceeded maximum size of " + limits.fieldSize() / 1024 + "KB.");
                }
                form.add(name, new String(bytes, StandardCharsets.UTF_8));
            }
        }
    }

    private static HttpException tooMany(String what, int limit) {
        return new HttpException(
                400, "Too many %s. Maximum number of %s is %d.".formatted(what, what, limit));
    }

    private static Map<String, @Nullable String> parameters(String field) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        // a backslash is a backslash: browsers do not escape with it (WHATWG HTML, 4.10.22.7)
        String literal = field.replace("\\", "\\\\").replace(ENCODED_WORD, NO_ENCODED_WORD);
        Map<String, @Nullable String> parameters = new HashMap<>();
        parser.parse(literal, ';')
                .forEach((name, value) ->
                        parameters.put(
                                name,
                                value == null
                                        ? null
                                        : value.replace(NO_ENCODED_WORD, ENCODED_WORD)
                                                .replace("\\\\", "\\")));
        return parameters;
    }

    /** Some clients send the whole path; only what follows the last slash is a name. */
    private static @Nullable String withoutPath(@Nullable String filename) {
        if (filename == null) {
            return "";
        }
        int slash = Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\'));
        return filename.substring(slash + 1);
    }

    private static MutableHeaders headers(String text) {
        MutableHeaders headers = new MutableHeaders();
        for (String line : text.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }
}
