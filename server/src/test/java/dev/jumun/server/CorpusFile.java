package dev.jumun.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of cases: sections with the number of an RFC, templates, and rows of an input and an
 * outcome. Each file says at its top how it is written.
 */
final class CorpusFile {
    private static final String ARROW = "=>";

    /** A case. */
    record Row(String file, int line, String section, String input, String outcome) {
        @Override
        public String toString() {
            return file + ":" + line + " (" + section + ") " + input;
        }
    }

    private CorpusFile() {}

    /** Reads a file that lies next to this class, in {@code corpus}. */
    static List<Row> read(String name) {
        List<Row> rows = new ArrayList<>();
        String section = "";
        String template = "{}";
        List<String> lines = lines(name);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int arrow = line.lastIndexOf(ARROW);
            if (line.startsWith("## ")) {
                section = line.substring(3);
                template = "{}";
            } else if (line.startsWith("@ ")) {
                template = line.substring(2);
            } else if (arrow >= 0 && !line.startsWith("# ")) {
                String input = line.substring(0, arrow).stripTrailing();
                String outcome = line.substring(arrow + ARROW.length()).strip();
                rows.add(new Row(name, i + 1, section, template.replace("{}", input), outcome));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalStateException(name + ":" + (i + 1) + " is not a row: " + line);
            }
        }
        return rows;
    }

    private static List<String> lines(String name) {
        try (InputStream in = CorpusFile.class.getResourceAsStream("corpus/" + name)) {
            if (in == null) {
                throw new IllegalStateException("There is no corpus " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a row as bytes, each of which is a character of the text that is returned. */
    static String bytes(String text) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '~') {
                bytes.append("\r\n");
            } else if (c == '\\') {
                i = escape(text, i + 1, bytes);
            } else if (c < 0x80) {
                bytes.append(c);
            } else {
                int end = text.offsetByCodePoints(i, 1);
                byte[] utf8 = text.substring(i, end).getBytes(StandardCharsets.UTF_8);
                bytes.append(new String(utf8, StandardCharsets.ISO_8859_1));
                i = end - 1;
            }
        }
        return bytes.toString();
    }

    /** Appends what an escape means; returns where it ends. */
    private static int escape(String text, int at, StringBuilder bytes) {
        char c = text.charAt(at);
        switch (c) {
            case 'n' -> bytes.append('\n');
            case 'r' -> bytes.append('\r');
            case 't' -> bytes.append('\t');
            case 's' -> bytes.append(' ');
            case '0' -> bytes.append('\0');
            case 'x' -> {
                bytes.append((char) Integer.parseInt(text.substring(at + 1, at + 3), 16));
                return at + 2;
            }
            case '{' -> {
                int colon = text.indexOf(':', at);
                int end = text.indexOf('}', colon);
                int count = Integer.parseInt(text.substring(at + 1, colon));
                bytes.append(bytes(text.substring(colon + 1, end)).repeat(count));
                return end;
            }
            default -> bytes.append(c);
        }
        return at;
    }
}
