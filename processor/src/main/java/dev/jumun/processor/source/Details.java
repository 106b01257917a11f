package dev.jumun.processor.source;

import com.palantir.javapoet.CodeBlock;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * What an annotation declares about a parameter or component, for people.
 *
 * @param title empty for none of its own
 * @param description empty for that of the Javadoc
 * @param deprecated whether it should not be used any more
 * @param examples as JSON
 * @param hidden whether the document omits it
 */
public record Details(
        String title,
        String description,
        boolean deprecated,
        List<String> examples,
        boolean hidden) {
    private static final Details NONE = new Details("", "", false, List.of(), false);

    /** Of the first of some annotations of the framework that an element has. */
    public static Details of(Element element, String... simpleNames) {
        for (String name : simpleNames) {
            AnnotationMirror annotation = Annotations.own(element, name);
            if (annotation != null) {
                return of(annotation);
            }
        }
        return NONE;
    }

    private static Details of(@Nullable AnnotationMirror annotation) {
        if (annotation == null) {
            return NONE;
        }
        return new Details(
                Annotations.text(annotation, "title", ""),
                Annotations.text(annotation, "description", ""),
                Annotations.flag(annotation, "deprecated", false),
                Annotations.list(annotation, "examples").stream().map(Object::toString).toList(),
                Annotations.flag(annotation, "hidden", false));
    }

    /** The description, or what else is said. */
    public String describedOr(String otherwise) {
        return description.isEmpty() ? otherwise : description;
    }

    /** Arguments of {@code details(title, deprecated, examples…)}; null if nothing is set. */
    public @Nullable CodeBlock arguments() {
        if (title.isEmpty() && !deprecated && examples.isEmpty()) {
            return null;
        }
        return CodeBlock.of("$S, $L$L", title, deprecated, texts(examples));
    }

    /** Texts as further arguments of a call. */
    public static CodeBlock texts(List<String> texts) {
        CodeBlock.Builder code = CodeBlock.builder();
        texts.forEach(text -> code.add(", $S", text));
        return code.build();
    }
}
