package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds what a type writes as something that it doesn't read: what is stored as JSON, and read
 * again, would lose it. Bodies may have such types, since a client has the other side of them.
 */
public final class ReadBack {
    /**
     * Something that isn't read as it is written.
     *
     * @param fact a sentence without its period
     */
    public record Loss(String fact, String remedy) {}

    private final Context context;
    private final Set<TypeElement> seen = new HashSet<>();

    /** For one type. */
    public ReadBack(Context context) {
        this.context = context;
    }

    /** Returns what is lost first of a type, at any depth; null if all of it is read back. */
    public @Nullable Loss find(TypeMirror type) {
        return find(type, List.of(), JavaTypes.simpleName(type));
    }

    private @Nullable Loss find(TypeMirror type, List<AnnotationMirror> annotations, String place) {
        List<AnnotationMirror> all = new ArrayList<>(annotations);
        all.addAll(type.getAnnotationMirrors());
        AnnotationMirror anyOf = Annotations.find(all, Annotations.OWN + "AnyOf");
        if (anyOf != null) {
            Loss loss =
                    first(
                            Annotations.classes(anyOf, "value").stream()
                                    .map(context::ofLiteral)
                                    .toList(),
                            place);
            if (loss != null) {
                return loss;
            }
        }
        if (type instanceof ArrayType array) {
            all.addAll(array.getComponentType().getAnnotationMirrors());
            return JavaTypes.isBytes(type)
                            && Annotations.find(all, Annotations.OWN + "Base64Encoded") == null
                    ? new Loss(
                            place + " is a byte[], of which only UTF-8 text is kept",
                            "Mark it with @Base64Encoded.")
                    : null;
        }
        return type instanceof DeclaredType declared ? ofDeclared(declared, place) : null;
    }

    private @Nullable Loss ofDeclared(DeclaredType type, String place) {
        if (JavaTypes.is(type, "dev.jumun.Secret")) {
            return new Loss(
                    place + " is a Secret, which is written as asterisks",
                    "Store a reference to it, or a String if it may be stored in plain text.");
        }
        if (JavaTypes.is(type, "dev.jumun.Upload")) {
            return new Loss(
                    place + " is an Upload, which ends with its request",
                    "Store the file, and give the job a reference to it.");
        }
        TypeElement element = (TypeElement) type.asElement();
        Loss loss = first(type.getTypeArguments(), place);
        if (loss != null || !seen.add(element)) {
            return loss;
        }
        if (TypeTests.isSealed(type)) {
            return first(element.getPermittedSubclasses(), place);
        }
        return TypeTests.isRecord(type) ? ofRecord(element) : null;
    }

    private @Nullable Loss first(List<? extends TypeMirror> types, String place) {
        for (TypeMirror each : types) {
            Loss loss = find(each, List.of(), place);
            if (loss != null) {
                return loss;
            }
        }
        return null;
    }

    private @Nullable Loss ofRecord(TypeElement record) {
        for (RecordComponentElement component : record.getRecordComponents()) {
            String place = record.getSimpleName() + "." + component.getSimpleName();
            Loss loss = ofName(component, place);
            if (loss == null) {
                loss = find(component.asType(), Annotations.all(component), place);
            }
            if (loss != null) {
                return loss;
            }
        }
        return ofComputed(record);
    }

    private @Nullable Loss ofName(RecordComponentElement component, String place) {
        AnnotationMirror field = Annotations.own(component, "Field");
        if (field == null) {
            return null;
        }
        String alias = Annotations.text(field, "value", "");
        String read =
                alias.isEmpty() ? context.wireName(component.getSimpleName().toString()) : alias;
        String written = Annotations.text(field, "written", "");
        return written.isEmpty() || written.equals(read)
                ? null
                : new Loss(
                        "%s is written as \"%s\", but read as \"%s\""
                                .formatted(place, written, read),
                        "Give the job a record of its own, of which each member has one name.");
    }

    /** What is computed is written, and then an extra member for those that read it. */
    private static @Nullable Loss ofComputed(TypeElement record) {
        AnnotationMirror model = Annotations.own(record, "Model");
        boolean keepsExtras =
                (model != null && Annotations.text(model, "extra", "").endsWith("FORBID"))
                        || record.getRecordComponents().stream()
                                .anyMatch(each ->
                                        Annotations.own(each, "AdditionalProperties") != null);
        return !keepsExtras
                ? null
                : ElementFilter.methodsIn(record.getEnclosedElements()).stream()
                        .filter(each -> Annotations.own(each, "Computed") != null)
                        .map(each ->
                                new Loss(
                                        "%s.%s is @Computed: it is written, but read as an extra member"
                                                .formatted(
                                                        record.getSimpleName(),
                                                        each.getSimpleName()),
                                        "Give the job a record of its own without it."))
                        .findFirst()
                        .orElse(null);
    }
}
