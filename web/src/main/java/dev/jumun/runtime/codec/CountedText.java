package dev.jumun.runtime.codec;

import java.util.regex.Pattern;

/** Text whose characters can be read a limited number of times, which grows with its length. */
public final class CountedText implements CharSequence {
    /** Takes a millisecond or two. */
    private static final long ALWAYS = 200_000;

    /** A pattern without repetitions inside repetitions reads each character a few times. */
    private static final long EACH = 6;

    private final String text;
    private long left;

    /** Of a text that is about to be matched. */
    public CountedText(String text) {
        this.text = text;
        this.left = ALWAYS + EACH * text.length();
    }

    /** Whether a pattern fits a text as a whole; not if it takes too many steps to find out. */
    public static boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(new CountedText(text)).matches();
        } catch (TooManyReads | StackOverflowError endless) {
            return false;
        }
    }

    /** Ends a match. */
    static final class TooManyReads extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyReads() {
            super("too many reads", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new TooManyReads();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
