package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Text that fits a regular expression as a whole.
 *
 * <p>Java's engine backtracks: {@code (a+)+b} takes twice as long for each further {@code a}. A
 * match therefore reads a limited number of characters; a text that needs more doesn't fit.
 */
record PatternConstraint(Pattern pattern, AtomicBoolean reported) implements Constraint<String> {
    private static final System.Logger LOG = System.getLogger("dev.jumun");

    PatternConstraint(Pattern pattern) {
        this(pattern, new AtomicBoolean());
    }

    @Override
    public boolean check(String value, Problems problems) {
        try {
            if (pattern.matcher(new CountedText(value)).matches()) {
                return true;
            }
            refuse(problems, "String should match pattern '");
        } catch (CountedText.TooManyReads | StackOverflowError e) { // (a|b)* takes stack
            report(value);
            refuse(problems, "String is too complex to be matched against pattern '");
        }
        return false;
    }

    private void refuse(Problems problems, String message) {
        problems.add(
                "string_pattern_mismatch",
                message + pattern.pattern() + "'",
                Map.of("pattern", pattern.pattern()));
    }

    /** Once for each pattern: the remedy is the same for all texts. */
    private void report(String value) {
        if (reported.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () ->
                            "A text of "
                                    + value.length()
                                    + " characters was rejected: matching it against the pattern '"
                                    + pattern.pattern()
                                    + "' takes too many steps. Use possessive quantifiers (a++ for"
                                    + " a+), avoid a repetition within a repetition, or limit the"
                                    + " text with @Size.");
        }
    }

    @Override
    public Schema describe(Schema schema) {
        String regex = pattern.pattern();
        boolean anchored = regex.startsWith("^") && regex.endsWith("$");
        return schema.with("pattern", anchored ? regex : "^(?:" + regex + ")$");
    }
}
