package dev.jumun.middleware;

import dev.jumun.runtime.middleware.HttpConventions;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Texts of the addresses of clients, most of which come again. Belongs to one thread. */
final class AddressTexts {
    private static final int NUMBER = 256;

    private final @Nullable InetAddress[] addresses = new @Nullable InetAddress[NUMBER];
    private final String[] texts = new String[NUMBER];

    String of(SocketAddress address) {
        if (!(address instanceof InetSocketAddress internet) || internet.isUnresolved()) {
            return HttpConventions.clientAddress(address);
        }
        InetAddress key = internet.getAddress();
        int hash = key.hashCode();
        int slot = (hash ^ hash >>> 16) & (NUMBER - 1);
        if (!key.equals(addresses[slot])) {
            addresses[slot] = key;
            texts[slot] = HttpConventions.clientAddress(address);
        }
        return texts[slot];
    }
}
