package dev.jumun.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes inputs of the rows of a corpus, by changing a few bytes. The same seed makes the same. */
final class Mutator {
    private static final String ODD =
            "\0\t\n\r\u000b\f !\"#%&,/:;<=>?@[\\]^`{|}~\u007f\u0080\u00ff09AZaz";
    private static final List<String> PIECES =
            List.of(
                    "\r\n",
                    "\r\n\r\n",
                    "\n",
                    " ",
                    "Host: y\r\n",
                    "Content-Length: 3\r\n",
                    "Transfer-Encoding: chunked\r\n",
                    "GET /evil HTTP/1.1\r\nHost: x\r\n\r\n",
                    "http://",
                    "[::1]",
                    "%2F",
                    "%",
                    "0",
                    "ffffffff");

    private final Random random;
    private final List<byte[]> seeds;

    Mutator(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    byte[] next() {
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(12));
        return switch (random.nextInt(7)) {
            case 0 -> replaced(bytes, at, end, new byte[0]);
            case 1 -> replaced(bytes, at, at, bytes(PIECES.get(random.nextInt(PIECES.size()))));
            case 2 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 3 -> {
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                int from = random.nextInt(other.length + 1);
                yield replaced(
                        bytes, at, bytes.length, Arrays.copyOfRange(other, from, other.length));
            }
            case 4 -> replaced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
            case 5 -> {
                char odd = ODD.charAt(random.nextInt(ODD.length()));
                yield replaced(bytes, at, Math.min(bytes.length, at + 1), bytes("" + odd));
            }
            default -> {
                if (bytes.length > 0) {
                    bytes[Math.min(at, bytes.length - 1)] ^= (byte) (1 << random.nextInt(8));
                }
                yield bytes;
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] all = new byte[from + by.length + bytes.length - to];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(by, 0, all, from, by.length);
        System.arraycopy(bytes, to, all, from + by.length, bytes.length - to);
        return all;
    }

    /** The rows of a file of texts that are sent as they are; those that are taken, thrice. */
    static List<byte[]> rows(String file, int longest) {
        List<byte[]> seeds = new ArrayList<>();
        for (CorpusFile.Row row : CorpusFile.read(file)) {
            byte[] bytes = bytes(CorpusFile.bytes(row.input()));
            if (bytes.length <= longest) {
                seeds.addAll(Collections.nCopies(row.outcome().startsWith("200") ? 3 : 1, bytes));
            }
        }
        return seeds;
    }
}
