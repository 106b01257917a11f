package dev.jumun.processor.source;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks whether a text in an annotation is JSON (RFC 8259). */
public final class JsonText {
    private static final int DEPTH = 200;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** Returns what is wrong, with its place; null if nothing is. */
    public static @Nullable String mistake(String text) {
        JsonText json = new JsonText(text);
        try {
            json.value(0);
            json.blank();
            if (json.at < text.length()) {
                throw json.wrong();
            }
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                at >= text.length()
                        ? "it ends too soon"
                        : "'%s' is not expected at character %d"
                                .formatted(text.charAt(at), at + 1));
    }

    private void blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char expected) {
        blank();
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char expected) {
        if (!skip(expected)) {
            throw wrong();
        }
    }

    private void value(int depth) {
        blank();
        if (at >= text.length() || depth > DEPTH) {
            throw wrong();
        }
        switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object(int depth) {
        at++;
        if (skip('}')) {
            return;
        }
        do {
            blank();
            string();
            expect(':');
            value(depth + 1);
        } while (skip(','));
        expect('}');
    }

    private void array(int depth) {
        at++;
        if (skip(']')) {
            return;
        }
        do {
            value(depth + 1);
        } while (skip(','));
        expect(']');
    }

    private void string() {
        if (at >= text.length() || text.charAt(at) != '"') {
            throw wrong();
        }
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c < ' ') {
                throw wrong();
            }
            if (c == '\\') {
                escape();
            }
            at++;
        }
        if (at >= text.length()) {
            throw wrong();
        }
        at++;
    }

    private void escape() {
        at++;
        if (at >= text.length() || "\"\\/bfnrtu".indexOf(text.charAt(at)) < 0) {
            throw wrong();
        }
        if (text.charAt(at) == 'u') {
            for (int i = 0; i < 4; i++) {
                at++;
                if (at >= text.length() || Character.digit(text.charAt(at), 16) < 0) {
                    throw wrong();
                }
            }
        }
    }

    private void word(String word) {
        if (!text.startsWith(word, at)) {
            throw wrong();
        }
        at += word.length();
    }

    private void number() {
        Matcher number =
                Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?")
                        .matcher(text)
                        .region(at, text.length());
        if (!number.lookingAt()) {
            throw wrong();
        }
        at = number.end();
    }
}
