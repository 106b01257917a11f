package dev.jumun.runtime.middleware;

import org.jspecify.annotations.Nullable;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Texts of the addresses of clients, most of which come again. Threads share it without a lock: an
 * entry is whole, or not seen yet.
 */
final class AddressTexts {
    private static final int NUMBER = 256;
    private static final @Nullable Entry[] ENTRIES = new @Nullable Entry[NUMBER];

    private AddressTexts() {}

    private record Entry(InetAddress address, String text) {}

    static String of(InetAddress address) {
        if (address instanceof Inet6Address scoped && scoped.getScopeId() != 0) {
            return address.getHostAddress(); // equal to that of another interface
        }
        int hash = address.hashCode();
        int slot = (hash ^ hash >>> 16) & (NUMBER - 1);
        Entry known = ENTRIES[slot];
        if (known == null || !known.address.equals(address)) {
            known = new Entry(address, address.getHostAddress());
            ENTRIES[slot] = known;
        }
        return known.text;
    }
}
