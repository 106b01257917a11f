package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.StreamReadConstraints;

import java.nio.charset.StandardCharsets;

/**
 * Finds what is wrong with malformed JSON, and where, in the words and by the counting of Python's
 * parser, which FastAPI's clients see. Runs only when there is something wrong.
 */
final class JsonSyntax {
    /** The parser's own limit: there is one answer beyond it. */
    private static final int MOST_LEVELS = StreamReadConstraints.DEFAULT_MAX_DEPTH;

    private final String text;
    private int at;
    private int depth;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** What is wrong, and at which character. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;

        private final int position;

        Mistake(String message, int position) {
            super(message, null, false, false);
            this.position = position;
        }

        int position() {
            return position;
        }
    }

    /** The document has more levels than the parser takes: where it is wrong does not matter. */
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooDeep() {
            super("Too many levels", null, false, false);
        }
    }

    /** Null if nothing is wrong, or if the document is nested more deeply than the parser takes. */
    static @Nullable Mistake find(byte[] json) {
        JsonSyntax syntax = new JsonSyntax(new String(json, StandardCharsets.UTF_8));
        try {
            syntax.space();
            syntax.value();
            syntax.space();
            if (syntax.at < syntax.text.length()) {
                throw new Mistake("Extra data", syntax.position());
            }
            return null;
        } catch (TooDeep limit) {
            return null;
        } catch (Mistake mistake) {
            return mistake;
        }
    }

    private void value() throws Mistake {
        int start = at;
        switch (peek()) {
            case '"' -> string();
            case '{' -> object();
            case '[' -> array();
            default -> {
                if (!word() && !number()) {
                    at = start;
                    throw new Mistake("Expecting value", position());
                }
            }
        }
    }

    private void object() throws Mistake {
        enter();
        space();
        if (peek() == '}') {
            at++;
            depth--;
            return;
        }
        while (true) {
            if (peek() != '"') {
                throw new Mistake("Expecting property name enclosed in double quotes", position());
            }
            string();
            space();
            if (peek() != ':') {
                throw new Mistake("Expecting ':' delimiter", position());
            }
            at++;
            space();
            value();
            space();
            if (peek() == '}') {
                at++;
                depth--;
                return;
            }
            if (peek() != ',') {
                throw new Mistake("Expecting ',' delimiter", position());
            }
            at++;
            space();
        }
    }

    private void array() throws Mistake {
        enter();
        space();
        if (peek() == ']') {
            at++;
            depth--;
            return;
        }
        while (true) {
            value();
            space();
            if (peek() == ']') {
                at++;
                depth--;
                return;
            }
            if (peek() != ',') {
                throw new Mistake("Expecting ',' delimiter", position());
            }
            at++;
            space();
        }
    }

    private void enter() throws Mistake {
        at++;
        if (++depth > MOST_LEVELS) {
            throw new TooDeep();
        }
    }

    private void string() throws Mistake {
        int start = position();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw new Mistake("Unterminated string starting at", start);
            }
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            if (c < ' ') {
                throw new Mistake("Invalid control character at", position());
            }
            if (c == '\\') {
                escape(start);
            } else {
                at++;
            }
        }
    }

    private void escape(int start) throws Mistake {
        int backslash = position();
        at++;
        if (at >= text.length()) {
            throw new Mistake("Unterminated string starting at", start);
        }
        char c = text.charAt(at);
        if (c == 'u') {
            for (int i = 1; i <= 4; i++) {
                if (at + i >= text.length() || Character.digit(text.charAt(at + i), 16) < 0) {
                    throw new Mistake("Invalid \\uXXXX escape", backslash + 1);
                }
            }
            at += 5;
        } else if ("\"\\/bfnrt".indexOf(c) >= 0) {
            at++;
        } else {
            throw new Mistake("Invalid \\escape", backslash);
        }
    }

    private boolean word() {
        for (String word : new String[] {"null", "true", "false", "NaN", "Infinity", "-Infinity"}) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return true;
            }
        }
        return false;
    }

    private boolean number() {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else if (!digits()) {
            at = from;
            return false;
        }
        int whole = at;
        if (peek() == '.') {
            at++;
            if (!digits()) {
                at = whole;
                return true;
            }
        }
        int fraction = at;
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            if (!digits()) {
                at = fraction;
            }
        }
        return true;
    }

    private boolean digits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > from;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    /** Python counts characters, not halves of pairs. */
    private int position() {
        return text.codePointCount(0, Math.min(at, text.length()));
    }
}
