package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.route.TaskSignatures.Signature;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Pattern;

import javax.lang.model.element.AnnotationMirror;

/** The settings of a task or of repeated work: checked, and as code. */
final class TaskSettings {
    private static final ClassName JOB_TYPE = ClassName.get("dev.jumun.jobs", "JobType");

    /** What the table of the jobs has room for. */
    private static final int LONGEST_NAME = 200;

    /** The limits of {@code JobType}. */
    private static final int MOST_RETRIES = 10_000;

    private static final int MOST_AT_ONCE = 100;
    private static final Duration SHORTEST_OF_MANY = Duration.ofSeconds(1);

    private static final Pattern CONTROL =
            Pattern.compile("\\p{Cntrl}|[\\x80-\\x9f\\u2028\\u2029]");

    /** As for all settings: what is longer overflows when it is added to the present time. */
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final Context context;
    private final Signature task;
    private final AnnotationMirror said;
    private final String name;
    private final CodeBlock code;

    /** Reads them; what can't be is reported. */
    TaskSettings(Context context, Signature task) {
        this.context = context;
        this.task = task;
        this.said = task.said();
        this.name = readName();
        this.code =
                switch (task.annotation()) {
                    case "Task" -> ofTask();
                    case "Every" -> CodeBlock.of("$S, $L", name, code(duration("value", "", true)));
                    default -> ofCron();
                };
    }

    /** Under which it is stored. */
    String name() {
        return name;
    }

    /** What declares it. */
    CodeBlock code() {
        return code;
    }

    private String readName() {
        String given = Annotations.text(said, "name", "");
        String read =
                Annotations.member(said, "name") == null
                        ? task.method().getSimpleName().toString()
                        : given;
        if (!isName(read)) {
            refuse(
                    "name",
                    CONTROL.matcher(read)
                            .replaceAll(
                                    each -> "\\\\u%04x".formatted((int) each.group().charAt(0))),
                    "is no name",
                    "Write name = \"…\" with 1 to %d characters, without blanks around them and control characters."
                            .formatted(LONGEST_NAME));
        }
        return read;
    }

    /** The rule of {@code dev.jumun.runtime.engine.NameRule}. */
    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && !isBlank(text.codePointAt(0))
                && !isBlank(text.codePointBefore(text.length()))
                && text.codePoints().allMatch(TaskSettings::isPrintable);
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private CodeBlock ofTask() {
        CodeBlock.Builder type =
                CodeBlock.builder()
                        .add(
                                "$T.of($S, $T.class)",
                                JOB_TYPE,
                                name,
                                TypeName.get(Objects.requireNonNull(task.payload()).asType()));
        addNumber(type, "retries", 0, MOST_RETRIES, "Give 0 to %d.".formatted(MOST_RETRIES));
        if (Annotations.member(said, "timeout") != null) {
            type.add(".timeout($L)", code(duration("timeout", "10m", true)));
        }
        Duration first = duration("backOff", "5s", false);
        Duration longest = duration("longestBackOff", "1h", false);
        if (first.compareTo(longest) > 0) {
            refuse(
                    "backOff",
                    Annotations.text(said, "backOff", "5s"),
                    "is longer than longestBackOff",
                    "Give a shorter one, or a longer longestBackOff.");
        }
        long retries = Annotations.number(said, "retries", 5);
        Duration last = first.isZero() ? first : longest;
        if (retries > MOST_AT_ONCE && last.compareTo(SHORTEST_OF_MANY) < 0) {
            refuse(
                    "retries",
                    String.valueOf(retries),
                    "come without a second between them",
                    "Give a backOff that grows to 1 s, or at most %d retries."
                            .formatted(MOST_AT_ONCE));
        }
        if (Annotations.member(said, "backOff") != null
                || Annotations.member(said, "longestBackOff") != null) {
            type.add(".backOff($L, $L)", code(first), code(longest));
        }
        if (Annotations.number(said, "atOnce", 0) != 0) {
            addNumber(type, "atOnce", 1, Integer.MAX_VALUE, "Give 1 or more, or 0 for no limit.");
        }
        return type.build();
    }

    private void addNumber(
            CodeBlock.Builder type, String member, int least, int most, String remedy) {
        if (Annotations.member(said, member) != null) {
            long number = Annotations.number(said, member, least);
            if (number < least || number > most) {
                refuse(
                        member,
                        String.valueOf(number),
                        number < least ? "is too small" : "is too large",
                        remedy);
            }
            type.add(".$L($L)", member, number);
        }
    }

    private CodeBlock ofCron() {
        String times = Annotations.text(said, "value", "");
        String mistake = CronText.mistake(times);
        if (mistake != null) {
            context.diagnostics()
                    .error(
                            task.method(),
                            "TASK-4",
                            "The times \"%s\" of %s %s.".formatted(times, task.title(), mistake),
                            "Write minute, hour, day of the month, month and day of the week:"
                                    + " \"0 3 * * *\" is every night at three.");
        }
        String zone = Annotations.text(said, "zone", "UTC");
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            refuse("zone", zone, "is no time zone", "Write one such as Europe/Berlin or UTC.");
        }
        return CodeBlock.of("$S, $S, $T.of($S)", name, times, ZoneId.class, zone);
    }

    private Duration duration(String member, String otherwise, boolean isPositive) {
        String text = Annotations.text(said, member, otherwise);
        Duration duration = DurationText.parse(text);
        if (duration == null || !text.equals(text.strip())) {
            refuse(member, text, "is not a duration", DurationText.REMEDY);
            return Duration.ofMillis(1);
        }
        Duration least = isPositive ? Duration.ofMillis(1) : Duration.ZERO;
        if (duration.compareTo(least) < 0 || duration.compareTo(LONGEST) > 0) {
            refuse(
                    member,
                    text,
                    duration.compareTo(least) < 0 ? "is too short" : "is too long",
                    "Give a time from %s to 3650 days.".formatted(isPositive ? "1 ms" : "0 s"));
        }
        return duration;
    }

    private static CodeBlock code(Duration duration) {
        return CodeBlock.of("$T.parse($S)", Duration.class, duration.toString());
    }

    private void refuse(String member, String value, String fact, String remedy) {
        context.diagnostics()
                .error(
                        task.method(),
                        "TASK-4",
                        "The %s \"%s\" of %s %s."
                                .formatted(
                                        member.equals("value") ? "time" : member,
                                        value,
                                        task.title(),
                                        fact),
                        remedy);
    }
}
