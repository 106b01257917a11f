package dev.jumun;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A response that a handler builds itself. It is sent unchanged, without conversion or validation.
 * Immutable, except for objects that are passed in: the methods that change something return a
 * changed copy.
 *
 * <pre>{@code
 * return Response.text("Here you are.").status(201).header("x-table", "7");
 * }</pre>
 */
public final class Response {
    /** Writes the body of a response in pieces, after the head has been sent. */
    @FunctionalInterface
    public interface BodyWriter {
        /** Writes the body of a response in pieces, after the head has been sent. */
        void write(OutputStream out) throws Exception;
    }

    private final int status;
    private final @Nullable String contentType;
    private final @Nullable Object content;
    private final MutableHeaders headers;

    private Response(
            int status,
            @Nullable String contentType,
            @Nullable Object content,
            MutableHeaders headers) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("A response cannot have the status " + status + ".");
        }
        this.status = status;
        this.contentType = contentType;
        this.content = content;
        this.headers = headers;
    }

    /**
     * Returns a response without a body.
     *
     * @throws IllegalArgumentException if the status is not between 200 and 599
     */
    public static Response empty(int status) {
        return new Response(status, null, null, new MutableHeaders());
    }

    /** Returns a response of plain text, with status 200. */
    public static Response text(String text) {
        return of("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a response of HTML, with status 200. */
    public static Response html(String html) {
        return of("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a response of bytes, with status 200. If a media type of text names no charset,
     * {@code charset=utf-8} is added, as in FastAPI.
     */
    public static Response bytes(String contentType, byte[] bytes) {
        return of(withCharset(contentType), bytes);
    }

    private static Response of(String contentType, byte[] bytes) {
        return new Response(200, contentType, bytes, new MutableHeaders());
    }

    /**
     * Returns a response of JSON, with status 200. The value consists of null, strings, numbers,
     * booleans, lists and maps.
     */
    public static Response json(@Nullable Object value) {
        return new Response(200, "application/json", new Json(value), new MutableHeaders());
    }

    /**
     * Returns a response whose body is written after its head has been sent. Its length is not
     * known in advance. If a media type of text names no charset, {@code charset=utf-8} is added.
     */
    public static Response stream(String contentType, BodyWriter writer) {
        return new Response(200, withCharset(contentType), writer, new MutableHeaders());
    }

    /**
     * Returns the contents of a file. The media type follows from the name of the file. Range
     * requests and conditional requests are supported. The file is opened when the response is
     * sent. If it does not exist then, the response is 500.
     */
    public static Response file(Path path) {
        return new Response(200, null, path, new MutableHeaders());
    }

    /**
     * Returns this response as a download with a file name (RFC 6266). Of a path, only the last
     * part is sent, without control characters. If nothing is left, or the name of a directory
     * ({@code ..}), the name is {@code download}: names may come from clients, and none of them is
     * a failure of the server.
     */
    public Response filename(String name) {
        String plain =
                name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                        .replaceAll("\\p{Cntrl}", "");
        if (plain.isBlank() || plain.equals(".") || plain.equals("..")) {
            plain = "download";
        }
        String ascii = plain.replaceAll("[^ -~]|[\"\\\\%]", "_");
        String value = "attachment; filename=\"" + ascii + "\"";
        if (!ascii.equals(plain)) {
            String encoded =
                    URLEncoder.encode(plain, StandardCharsets.UTF_8)
                            .replace("+", "%20")
                            .replace("*", "%2A"); // RFC 8187, section 3.2.1
            value += "; filename*=UTF-8''" + encoded;
        }
        return setHeader("content-disposition", value);
    }

    /** Returns this response with another media type. */
    public Response mediaType(String type) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return new Response(status, withCharset(type), content, copy.remove("content-type"));
    }

    private static String withCharset(String contentType) {
        if (contentType.isBlank()) {
            throw new IllegalArgumentException(
                    "The media type is empty. Name one, such as application/octet-stream for"
                            + " bytes of an unknown type.");
        }
        if (!contentType.startsWith("text/")
                || contentType.toLowerCase(Locale.ROOT).contains("charset=")) {
            return contentType;
        }
        return contentType + "; charset=utf-8";
    }

    /**
     * Returns a redirect to a URL, which the client requests with the same method (307, RFC 9110,
     * section 15.4.8).
     */
    public static Response redirect(String location) {
        return empty(307).header("location", encoded(location));
    }

    /**
     * Characters that a URL cannot have (RFC 3986, section 2) are percent-encoded. The backslash
     * matters most: browsers treat it as a slash.
     */
    private static String encoded(String location) {
        StringBuilder text = new StringBuilder();
        location.codePoints()
                .forEach(c -> {
                    String one = Character.toString(c);
                    boolean plain = c > ' ' && c < 0x7f && "\"<>\\^`{|}".indexOf(c) < 0;
                    text.append(
                            plain
                                    ? one
                                    : URLEncoder.encode(one, StandardCharsets.UTF_8)
                                            .replace("+", "%20"));
                });
        return text.toString();
    }

    /**
     * Returns a response of a head and any content, for code that forwards responses.
     *
     * @throws IllegalArgumentException if the status is not between 200 and 599
     */
    public static Response of(int status, Headers headers, @Nullable Object content) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return new Response(status, null, content, copy);
    }

    /**
     * Returns this response with another status.
     *
     * @throws IllegalArgumentException if the status is not between 200 and 599
     */
    public Response status(int other) {
        return new Response(other, contentType, content, headers);
    }

    /** Returns this response with an additional header field. */
    public Response header(String name, String value) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return new Response(status, contentType, content, copy.add(name, value));
    }

    /** Returns this response with a header field that replaces all fields of that name. */
    public Response setHeader(String name, String value) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return new Response(status, contentType, content, copy.set(name, value));
    }

    /** Returns this response without the header fields of that name. */
    public Response withoutHeader(String name) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return new Response(status, contentType, content, copy.remove(name));
    }

    /**
     * Returns this response with a cookie for the whole site. Browsers send it with requests of the
     * same site ({@code SameSite=lax}).
     */
    public Response cookie(String name, String value) {
        return cookie(ResponseCookie.of(name, value));
    }

    /** Returns this response with a cookie. */
    public Response cookie(ResponseCookie cookie) {
        return header("set-cookie", cookie.toHeader());
    }

    /**
     * Returns this response with a field that makes the browser delete a cookie of the whole site.
     */
    public Response deleteCookie(String name) {
        return cookie(ResponseCookie.of(name, "").deleted());
    }

    /** Returns the status. */
    public int status() {
        return status;
    }

    /** Returns the media type, or null if there is no body. */
    public @Nullable String contentType() {
        return contentType == null ? headers.first("content-type") : contentType;
    }

    /**
     * Returns the content: bytes, a {@link Json} value, a {@link BodyWriter}, the {@link Path} of a
     * file, or null.
     */
    public @Nullable Object content() {
        return content;
    }

    /** Returns the header fields. */
    public Headers headers() {
        return headers;
    }

    /** A value that is written as JSON. */
    public record Json(@Nullable Object value) {}
}
