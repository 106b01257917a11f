package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.net.Inet4Address;
import java.util.regex.Pattern;

/** Four numbers and three dots, without leading zeros. */
final class Inet4Text {
    private static final String NUMBER = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern ADDRESS = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");

    private Inet4Text() {}

    static @Nullable Inet4Address parse(String text, Problems problems) {
        if (ADDRESS.matcher(text).matches()) {
            return Inet4Address.ofLiteral(text);
        }
        problems.add("ip_v4_address", "Input is not a valid IPv4 address");
        return null;
    }
}
