package dev.jumun.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the frames of a row of {@code corpus/http2.txt}, right ones and others. */
final class Http2Frames {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int WITH_PRIORITY = 0x20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Words of a frame: its stream, what it is told, and the rest. */
    private static final class Words {
        int stream;
        boolean end;
        boolean more;
        int padding = -1;
        int dependency = -1;
        final List<String> rest = new ArrayList<>();

        Words(String[] words) {
            stream = (int) Long.parseLong(words[1]);
            for (int i = 2; i < words.length; i++) {
                String word = words[i];
                if (word.equals("end")) {
                    end = true;
                } else if (word.equals("more")) {
                    more = true;
                } else if (word.startsWith("pad=")) {
                    padding = Integer.parseInt(word.substring(4));
                } else if (word.startsWith("on=")) {
                    dependency = Integer.parseInt(word.substring(3));
                } else {
                    rest.add(word);
                }
            }
        }

        int flags() {
            return (end ? END_STREAM : 0)
                    | (more ? 0 : END_HEADERS)
                    | (padding >= 0 ? PADDED : 0)
                    | (dependency >= 0 ? WITH_PRIORITY : 0);
        }
    }

    /** Writes a frame of a row. */
    Http2Frames write(String frame) {
        String[] words = frame.strip().split(" +", -1);
        switch (words[0]) {
            case "H" -> headers(new Words(words));
            case "C" -> {
                Words w = new Words(words);
                frame(CONTINUATION, w.more ? 0 : END_HEADERS, w.stream, fields(w.rest));
            }
            case "D" -> data(new Words(words));
            case "S" -> settings(words);
            case "P" -> frame(PING, 0, 0, text(words, 1));
            case "W" -> frame(WINDOW_UPDATE, 0, number(words[1]), four(number(words[2])));
            case "R" -> frame(RST_STREAM, 0, number(words[1]), four(number(words[2])));
            case "G" -> frame(GOAWAY, 0, 0, four(number(words[1])) + four(number(words[2])));
            case "Y" -> frame(PRIORITY, 0, number(words[1]), four(number(words[2])) + "\0");
            case "F" ->
                    frame(
                            number(words[1]),
                            Integer.parseInt(words[2], 16),
                            number(words[3]),
                            text(words, 4));
            case "X" -> bytes(text(words, 1));
            default -> throw new IllegalArgumentException(frame);
        }
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void headers(Words w) {
        String priority = w.dependency < 0 ? "" : four(w.dependency) + "\0";
        frame(HEADERS, w.flags(), w.stream, padded(w, priority + fields(w.rest)));
    }

    private void data(Words w) {
        String text = CorpusFile.bytes(String.join(" ", w.rest));
        frame(DATA, w.flags() & ~END_HEADERS, w.stream, padded(w, text));
    }

    private static String padded(Words w, String payload) {
        return w.padding < 0 ? payload : (char) w.padding + payload + "\0".repeat(w.padding);
    }

    private void settings(String[] words) {
        if (words.length > 1 && words[1].equals("ack")) {
            frame(SETTINGS, 1, 0, "");
            return;
        }
        StringBuilder payload = new StringBuilder();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            payload.append(four(number(words[i].substring(0, equals))), 2, 4)
                    .append(four(number(words[i].substring(equals + 1))));
        }
        frame(SETTINGS, 0, 0, payload.toString());
    }

    private static String text(String[] words, int from) {
        return CorpusFile.bytes(String.join(" ", List.of(words).subList(from, words.length)));
    }

    private static int number(String word) {
        return (int) Long.parseLong(word);
    }

    private static String four(int number) {
        return ""
                + (char) (number >>> 24)
                + (char) (number >>> 16 & 0xff)
                + (char) (number >>> 8 & 0xff)
                + (char) (number & 0xff);
    }

    void frame(int type, int flags, int stream, String payload) {
        int length = payload.length();
        bytes(four(length).substring(1) + (char) type + (char) flags + four(stream) + payload);
    }

    private void bytes(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Literal fields, never indexed, without Huffman codes (RFC 7541, section 6.2.2). */
    private static String fields(List<String> words) {
        StringBuilder block = new StringBuilder();
        for (String word : words) {
            if (word.startsWith("get") || word.startsWith("post")) {
                String path = word.endsWith(":wait") ? "/wait" : "/a";
                field(block, ":method", word.startsWith("get") ? "GET" : "POST");
                field(block, ":scheme", "http");
                field(block, ":path", path);
                field(block, ":authority", "x");
            } else {
                int equals = word.indexOf('=', 0);
                field(
                        block,
                        CorpusFile.bytes(word.substring(0, equals)),
                        CorpusFile.bytes(word.substring(equals + 1)));
            }
        }
        return block.toString();
    }

    private static void field(StringBuilder block, String name, String value) {
        block.append((char) 0x10);
        string(block, name);
        string(block, value);
    }

    private static void string(StringBuilder block, String text) {
        int length = text.length();
        if (length < 127) {
            block.append((char) length);
        } else {
            block.append((char) 127);
            int left = length - 127;
            for (; left >= 128; left >>>= 7) {
                block.append((char) (left % 128 + 128));
            }
            block.append((char) left);
        }
        block.append(text);
    }
}
