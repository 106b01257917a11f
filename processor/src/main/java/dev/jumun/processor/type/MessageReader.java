package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * Reads the message of a constraint, and fills in the members of its annotation (Jakarta Validation
 * 3.1, section 6.3.1). Keys of bundles and expressions are errors.
 */
final class MessageReader {
    private static final Pattern PART = Pattern.compile("\\\\([{}$\\\\])|(\\$?)\\{([^{}]*)}");

    private final Context context;

    MessageReader(Context context) {
        this.context = context;
    }

    /**
     * Returns the message of a constraint, or null for that of its rule.
     *
     * @param builtIn whether the rule has words of its own, unless others were written
     * @param needed whether it has its own message in any case
     */
    @Nullable String read(
            AnnotationMirror annotation, boolean builtIn, boolean needed, Element where) {
        Object written = Annotations.member(annotation, "message");
        if (written == null && builtIn) {
            return null;
        }
        Map<String, Object> members = members(annotation);
        Object template = written == null ? members.get("message") : written;
        boolean isTold = builtIn || needed || !ValidatorReader.validators(annotation).isEmpty();
        if (template == null || !isTold) {
            return null;
        }
        return PART.matcher(template.toString())
                .replaceAll(part -> fill(part, members, annotation, where));
    }

    private Map<String, Object> members(AnnotationMirror annotation) {
        Map<String, Object> members = new HashMap<>();
        context.elements()
                .getElementValuesWithDefaults(annotation)
                .forEach((member, value) ->
                        members.put(member.getSimpleName().toString(), value.getValue()));
        annotation
                .getElementValues()
                .forEach((member, value) ->
                        members.put(member.getSimpleName().toString(), value.getValue()));
        return members;
    }

    private String fill(
            MatchResult part,
            Map<String, Object> members,
            AnnotationMirror annotation,
            Element where) {
        if (part.group(1) != null) {
            return Matcher.quoteReplacement(part.group(1));
        }
        Object value = members.get(part.group(3));
        if (value == null || !part.group(2).isEmpty()) {
            context.diagnostics()
                    .error(
                            where,
                            "CONSTRAINT-2",
                            "The message of @%s names %s, which is not a member of that annotation."
                                    .formatted(
                                            annotation
                                                    .getAnnotationType()
                                                    .asElement()
                                                    .getSimpleName(),
                                            part.group()),
                            "Write the text itself: message bundles and expressions are not"
                                    + " supported. Write a literal brace as \\\\{.");
            return "";
        }
        return Matcher.quoteReplacement(value.toString());
    }
}
