package dev.jumun.middleware;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Addresses and networks in CIDR notation (RFC 4632, section 3.1; RFC 4291, section 2.3). */
final class Networks {
    private static final class Network {
        private final byte[] address;
        private final int bits;

        Network(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = 0xff & (0xff00 >> bits % 8);
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (rest == 0 || ((address[whole] ^ other[whole]) & rest) == 0);
        }
    }

    private final List<Network> networks = new ArrayList<>();
    private boolean all;
    private boolean unix;

    /**
     * Parses addresses and networks.
     *
     * @param texts {@code 10.0.0.1}, {@code 10.0.0.0/8}, {@code ::1}, {@code fd00::/8}; {@code
     *     unix} for connections by a Unix socket; {@code *} for all
     * @throws IllegalArgumentException if a text is malformed
     */
    Networks(String... texts) {
        if (texts.length == 0) {
            throw new IllegalArgumentException("Name the address of at least one proxy.");
        }
        for (String text : texts) {
            switch (text) {
                case "*" -> all = true;
                case "unix" -> unix = true;
                default -> networks.add(network(text));
            }
        }
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash), text);
        int most = address.length * 8;
        if (slash < 0) {
            return new Network(address, most);
        }
        String length = text.substring(slash + 1);
        int bits = length.matches("\\d{1,3}") ? Integer.parseInt(length) : -1;
        if (bits < 0 || bits > most) {
            throw refused(
                    text, "the prefix length of a network is a number from 0 to " + most + ".");
        }
        Network network = new Network(address, bits);
        byte[] inverted = address.clone();
        for (int bit = bits; bit < most; bit++) {
            if ((address[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                inverted[bit / 8] &= (byte) ~(1 << (7 - bit % 8));
            }
        }
        if (!Arrays.equals(address, inverted)) {
            throw refused(text, "it has bits after its first " + bits + ", which have no effect.");
        }
        return network;
    }

    private static byte[] address(String address, String text) {
        InetAddress literal = ForwardedAddress.literal(address);
        if (literal == null) {
            throw refused(
                    text,
                    "write an address (10.0.0.1, ::1) or a network (10.0.0.0/8, fd00::/8): a"
                            + " connection has no host name, and no fixed port.");
        }
        return literal.getAddress();
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException(
                "\"" + text + "\" is not the address of a proxy: " + why);
    }

    /** Whether all addresses are included. */
    boolean isAll() {
        return all;
    }

    boolean contain(SocketAddress peer) {
        return all
                || (unix && peer instanceof UnixDomainSocketAddress)
                || (peer instanceof InetSocketAddress internet
                        && internet.getAddress() != null
                        && contain(internet.getAddress()));
    }

    private boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }
}
