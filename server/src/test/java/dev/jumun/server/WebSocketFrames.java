package dev.jumun.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Writes the frames of a row of {@code corpus/websocket.txt}, right ones and others. */
final class WebSocketFrames {
    private static final List<String> NAMES =
            List.of("cont", "text", "bin", "", "", "", "", "", "close", "ping", "pong");
    private static final byte[] KEY = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private WebSocketFrames() {}

    static byte[] bytes(String frame) {
        String[] words = frame.split(" ", 3);
        String name = words[0];
        boolean more = name.endsWith("+");
        int opcode = NAMES.indexOf(more ? name.substring(0, name.length() - 1) : name);
        if (name.equals("close")) {
            return close(words);
        }
        if (opcode >= 0) {
            String text = frame.substring(Math.min(frame.length(), name.length() + 1));
            return masked((more ? 0 : FrameClient.FINAL) | opcode, payload(text));
        }
        if (name.equals("raw")) {
            return payload(frame.substring(4));
        }
        int head = Integer.parseInt(words[1], 16);
        byte[] payload = payload(words.length > 2 ? words[2] : "");
        return switch (name) {
            case "F" -> masked(head, payload);
            case "unmasked" -> FrameClient.frame(head, payload, false);
            case "len16" -> withLength(head, 126, 2, payload);
            case "len64" -> withLength(head, 127, 8, payload);
            case "zip" -> masked(head, deflate(payload));
            case "zip2" -> halves(head, deflate(payload));
            default -> throw new IllegalArgumentException(frame);
        };
    }

    private static byte[] payload(String text) {
        return CorpusFile.bytes(text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] close(String[] words) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        if (words.length > 1) {
            int code = Integer.parseInt(words[1]);
            payload.write(code >> 8);
            payload.write(code);
            payload.writeBytes(payload(words.length > 2 ? words[2] : ""));
        }
        return masked(FrameClient.FINAL | FrameClient.CLOSE, payload.toByteArray());
    }

    private static byte[] masked(int head, byte[] payload) {
        return FrameClient.frame(head, payload, true);
    }

    private static byte[] halves(int head, byte[] payload) {
        int half = payload.length / 2;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(masked(head & ~FrameClient.FINAL, Arrays.copyOf(payload, half)));
        out.writeBytes(
                masked(FrameClient.FINAL, Arrays.copyOfRange(payload, half, payload.length)));
        return out.toByteArray();
    }

    private static byte[] withLength(int head, int kind, int size, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head);
        out.write(0x80 | kind);
        for (int i = size - 1; i >= 0; i--) {
            out.write(i < 4 ? payload.length >> (8 * i) : 0);
        }
        out.writeBytes(KEY);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ KEY[i % 4]);
        }
        return out.toByteArray();
    }

    /** RFC 7692, section 7.2.1. */
    static byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater(9, true)) {
            deflater.setInput(bytes);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            while (count > 0) {
                out.write(buffer, 0, count);
                count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            }
            byte[] all = out.toByteArray();
            return Arrays.copyOf(all, all.length - 4);
        }
    }

    /** RFC 7692, section 7.2.2. */
    static byte[] inflate(byte[] bytes) throws DataFormatException {
        try (Inflater inflater = new Inflater(true)) {
            byte[] whole = Arrays.copyOf(bytes, bytes.length + 4);
            whole[bytes.length + 2] = (byte) 0xff;
            whole[bytes.length + 3] = (byte) 0xff;
            inflater.setInput(whole);
            byte[] out = new byte[1_000_000];
            return Arrays.copyOf(out, inflater.inflate(out));
        }
    }
}
