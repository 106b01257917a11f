package dev.jumun.middleware;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An entry of {@code X-Forwarded-For}: an address, optionally with a port or in brackets. */
final class ForwardedAddress {
    private static final Pattern FORM =
            Pattern.compile("\\[([0-9A-Fa-f:.]{2,45})](?::(\\d{1,5}))?|([0-9.]{7,15}):(\\d{1,5})");

    /** Java also parses {@code 10.1}, a historical form, as an address. */
    private static final Pattern LITERAL =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f.]{0,4}:[0-9A-Fa-f:.]{1,44}");

    private ForwardedAddress() {}

    /**
     * Returns the address, with port 0 if the entry has none. It is null if the entry is malformed.
     */
    static @Nullable InetSocketAddress parse(String entry) {
        Matcher form = FORM.matcher(entry);
        if (!form.matches()) {
            return of(entry, null);
        }
        return form.group(1) == null
                ? of(form.group(3), form.group(4))
                : of(form.group(1), form.group(2));
    }

    private static @Nullable InetSocketAddress of(String address, @Nullable String port) {
        InetAddress literal = literal(address);
        int number = port == null ? 0 : Integer.parseInt(port);
        return literal == null || number > 0xffff ? null : new InetSocketAddress(literal, number);
    }

    /**
     * Returns an address in its canonical form, without brackets. It is null if the text isn't an
     * address.
     */
    static @Nullable InetAddress literal(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
