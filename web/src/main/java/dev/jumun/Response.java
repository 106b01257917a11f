package dev.jumun;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An answer made by hand: sent as it is, without a codec. Immutable, except for what is passed in;
 * the methods that change something return another.
 */
public final class Response {
    private final int status;
    private final @Nullable String contentType;
    private final @Nullable Object content;
    private final MutableHeaders headers;

    private Response(
            int status,
            @Nullable String contentType,
            @Nullable Object content,
            MutableHeaders headers) {
        this.status = status;
        this.contentType = contentType;
        this.content = content;
        this.headers = headers;
    }

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, null, null, new MutableHeaders());
    }

    /** Plain text. */
    public static Response text(String text) {
        return bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A page. */
    public static Response html(String html) {
        return bytes("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of a media type; of text that names no charset, in UTF-8, as FastAPI has it. */
    public static Response bytes(String contentType, byte[] bytes) {
        return new Response(200, withCharset(contentType), bytes, new MutableHeaders());
    }

    /** JSON of null, strings, numbers, booleans, lists and maps. */
    public static Response json(@Nullable Object value) {
        return new Response(200, "application/json", new Json(value), new MutableHeaders());
    }

    /**
     * An answer that is written when its head has been sent; its length is not known before. Text
     * that names no charset is in UTF-8.
     */
    public static Response stream(String contentType, BodyWriter writer) {
        return new Response(200, withCharset(contentType), writer, new MutableHeaders());
    }

    /**
     * A file, with its media type by its name: the part that the client asks for, or nothing if it
     * has the file already. It is looked at when it is sent; if there is no such file then, that is
     * an error of the application: 500.
     */
    public static Response file(Path path) {
        return new Response(200, null, path, new MutableHeaders());
    }

    /**
     * Returns this answer as something to be kept under a name (RFC 6266), not shown. Of a path
     * only the last part is sent.
     *
     * @throws IllegalArgumentException if there is no name in it
     */
    public Response filename(String name) {
        String plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (plain.isEmpty() || plain.equals(".") || plain.equals("..")) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a file.");
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

    /** Returns this answer with another media type. */
    public Response mediaType(String type) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return new Response(status, withCharset(type), content, copy.remove("content-type"));
    }

    private static String withCharset(String contentType) {
        if (contentType.isBlank()) {
            throw new IllegalArgumentException(
                    "The media type is empty. Name one, as application/octet-stream for bytes of"
                            + " which nothing is known.");
        }
        boolean bare = !contentType.toLowerCase(Locale.ROOT).contains("charset=");
        return contentType.startsWith("text/") && bare
                ? contentType + "; charset=utf-8"
                : contentType;
    }

    /** Sends the client elsewhere, with the same method (307, RFC 9110 section 15.4.8). */
    public static Response redirect(String location) {
        return empty(307).header("location", encoded(location));
    }

    /**
     * What has no place in a URL (RFC 3986, section 2) is percent-encoded, a backslash above all:
     * browsers take it for a slash.
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

    /** An answer of a head and whatever its content is; for what passes answers on. */
    public static Response of(int status, Headers headers, @Nullable Object content) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return new Response(status, null, content, copy);
    }

    /** Returns this answer with another status. */
    public Response status(int other) {
        if (other < 200 || other > 599) {
            throw new IllegalArgumentException("An answer cannot have the status " + other + ".");
        }
        return new Response(other, contentType, content, headers);
    }

    /** Returns this answer with a header field more. */
    public Response header(String name, String value) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return new Response(status, contentType, content, copy.add(name, value));
    }

    /** Returns this answer with a header field in place of all of that name. */
    public Response setHeader(String name, String value) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return new Response(status, contentType, content, copy.set(name, value));
    }

    /** Returns this answer without the header fields of a name. */
    public Response withoutHeader(String name) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return new Response(status, contentType, content, copy.remove(name));
    }

    /**
     * Returns this answer with a cookie for the whole site that comes back with this site's own
     * requests ({@code SameSite=lax}).
     */
    public Response cookie(String name, String value) {
        return cookie(ResponseCookie.of(name, value));
    }

    /** Returns this answer with a cookie. */
    public Response cookie(ResponseCookie cookie) {
        return header("set-cookie", cookie.toHeader());
    }

    /** Returns this answer with an order to forget a cookie of the whole site. */
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
     * Returns bytes, a {@link Json} value, a {@link BodyWriter}, the {@link Path} of a file, or
     * null.
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
