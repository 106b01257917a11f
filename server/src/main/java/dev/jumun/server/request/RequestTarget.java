package dev.jumun.server.request;

import dev.jumun.runtime.engine.Authority;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;

import org.jspecify.annotations.Nullable;

/**
 * The target of a request (RFC 9112, section 3.2; RFC 9113, section 8.3.1). A target has one of
 * four forms:
 *
 * <ul>
 *   <li>origin form, {@code /path?query}, with all methods but CONNECT;
 *   <li>absolute form, {@code http://host/path?query}, over HTTP/1.1: it becomes the origin form,
 *       and its authority replaces the {@code Host} field;
 *   <li>{@code *}, with OPTIONS alone;
 *   <li>authority form, {@code host:port}, with CONNECT, which this server doesn't implement.
 * </ul>
 *
 * <p>Paths and queries have the characters of RFC 3986, sections 3.3 and 3.4, and those that
 * browsers send as they are (WHATWG URL, path and query percent-encode sets). A fragment isn't sent
 * (RFC 9112, section 3.2.1).
 */
public final class RequestTarget {
    private static final byte PATH = 1;
    private static final byte QUERY = 2;

    /** In which parts each character may be; a percent sign of a path begins a code. */
    private static final byte[] PARTS = new byte[128];

    static {
        for (char c = 0; c < PARTS.length; c++) {
            boolean letterOrDigit =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letterOrDigit || "-._~!$&'()*+,;=:@/[]|^".indexOf(c) >= 0) {
                PARTS[c] = PATH | QUERY;
            } else if ("?%{}`\\".indexOf(c) >= 0) {
                PARTS[c] = QUERY;
            }
        }
    }

    private static final Refusal MALFORMED =
            Refusal.badRequest("The target of a request is a path of percent-encoded ASCII");
    private static final Refusal OTHER_HOST =
            Refusal.badRequest("The target of a request has no valid authority");

    private RequestTarget() {}

    /**
     * Returns what is wrong with the target of a request, or null. A target in absolute form is
     * replaced by its origin form.
     */
    static @Nullable Refusal check(HttpRequest request, boolean secure, boolean http2) {
        String target = request.uri();
        if (request.method().equals(HttpMethod.CONNECT)) {
            return isHostAndPort(target)
                    ? Refusal.of(HttpResponseStatus.NOT_IMPLEMENTED)
                    : MALFORMED;
        }
        if (target.startsWith("/")) {
            return isPathAndQuery(target) ? null : MALFORMED;
        }
        if (target.equals("*")) {
            return request.method().equals(HttpMethod.OPTIONS) ? null : MALFORMED;
        }
        if (http2) {
            return MALFORMED;
        }
        if (startsWithScheme(target, "http://")) {
            return absolute(request, target, "http://".length());
        }
        if (startsWithScheme(target, "https://")) {
            // RFC 9110, section 7.4: never what came over a connection that isn't secured
            return secure
                    ? absolute(request, target, "https://".length())
                    : Refusal.of(HttpResponseStatus.MISDIRECTED_REQUEST);
        }
        return MALFORMED;
    }

    private static boolean startsWithScheme(String target, String scheme) {
        return target.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static boolean isHostAndPort(String target) {
        return Authority.isValid(target)
                && Character.isDigit(target.charAt(target.length() - 1))
                && target.lastIndexOf(':') > target.lastIndexOf(']');
    }

    private static @Nullable Refusal absolute(HttpRequest request, String target, int begin) {
        int end = begin;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        String authority = target.substring(begin, end);
        if (!Authority.isValid(authority)) {
            return OTHER_HOST;
        }
        String rest = target.substring(end);
        if (rest.isEmpty() && request.method().equals(HttpMethod.OPTIONS)) {
            rest = "*"; // RFC 9112, section 3.2.4
        } else if (!rest.startsWith("/")) {
            rest = "/" + rest;
        }
        if (!rest.equals("*") && !isPathAndQuery(rest)) {
            return MALFORMED;
        }
        request.setUri(rest);
        request.headers().set(HttpHeaderNames.HOST, authority); // RFC 9112, section 3.2.2
        return null;
    }

    private static boolean isPathAndQuery(String target) {
        byte part = PATH;
        int length = target.length();
        for (int i = 0; i < length; i++) {
            char c = target.charAt(i);
            if (c >= PARTS.length) {
                return false;
            }
            if ((PARTS[c] & part) == 0) {
                if (part == PATH && c == '?') {
                    part = QUERY;
                } else if (part == PATH && c == '%' && isCode(target, i)) {
                    i += 2;
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isCode(String target, int percent) {
        return percent + 2 < target.length()
                && Character.digit(target.charAt(percent + 1), 16) >= 0
                && Character.digit(target.charAt(percent + 2), 16) >= 0;
    }
}
