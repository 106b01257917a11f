package dev.jumun.cli.build;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a generation does not run: an error of the compiler or the processor, or an exception of the
 * start.
 *
 * @param id such as {@code JUMUN-PATH-2}; empty for others
 * @param message what is wrong, and what to do
 * @param file the source; null if it is not known
 * @param line counted from 1; 0 if it is not known
 * @param column counted from 1; 0 if it is not known
 * @param length how many characters of the line are meant; at least 1
 */
public record Problem(
        String id, String message, @Nullable Path file, int line, int column, int length) {

    /**
     * Lines around the place, as {@code number}, {@code text}; empty if the source is not known.
     */
    public List<String> excerpt() {
        List<String> lines = lines();
        List<String> excerpt = new ArrayList<>();
        for (int number = Math.max(1, line - 2);
                number <= Math.min(lines.size(), line + 1);
                number++) {
            excerpt.add(lines.get(number - 1));
        }
        return line == 0 ? List.of() : excerpt;
    }

    /** Returns {@code Shop.java:7:12}, as far as it is known; empty if no file is. */
    public String place() {
        if (file == null) {
            return "";
        }
        return file.getFileName()
                + (line > 0 ? ":" + line : "")
                + (line > 0 && column > 0 ? ":" + column : "");
    }

    /** How much of the line is marked: the name at the place, where the whole is longer. */
    public int marked() {
        List<String> lines = lines();
        if (line == 0 || line > lines.size() || column == 0) {
            return 1;
        }
        String text = lines.get(line - 1);
        int end = column - 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        int name = end - (column - 1);
        int rest = text.length() - (column - 1);
        return Math.max(1, Math.min(name > 0 ? Math.min(name, length) : length, rest));
    }

    /** The number of the first line of the excerpt. */
    public int firstLine() {
        return Math.max(1, line - 2);
    }

    private List<String> lines() {
        if (file == null) {
            return List.of();
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException | RuntimeException e) {
            return List.of(); // gone meanwhile, or no text
        }
    }
}
