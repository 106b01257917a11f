package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** What members a type has where it is written, and of which types these are. */
public final class MemberNames {
    private static final Set<String> AROUND =
            Set.of(
                    "java.util.List",
                    "java.util.Set",
                    "java.util.Collection",
                    "java.util.Optional",
                    "dev.jumun.Omittable");
    private static final Set<String> OPEN = Set.of("java.util.Map", "java.lang.Object");

    private final Context context;

    /** Makes a reader. */
    public MemberNames(Context context) {
        this.context = context;
    }

    /** Whether a type may have members of any name. */
    public boolean isOpen(TypeMirror type) {
        TypeMirror inside = inside(type);
        return inside.getKind() == TypeKind.TYPEVAR
                || OPEN.contains(TypeTests.qualifiedName(inside))
                || (TypeTests.isRecord(inside)
                        && ((TypeElement) ((DeclaredType) inside).asElement())
                                .getRecordComponents().stream()
                                        .anyMatch(c ->
                                                Annotations.own(c, "AdditionalProperties")
                                                        != null));
    }

    /**
     * Returns the members by the names with which they are written; of a union, those of all its
     * records. Null if a type isn't an object.
     */
    public @Nullable Map<String, TypeMirror> of(TypeMirror type) {
        TypeMirror inside = inside(type);
        if (TypeTests.isRecord(inside)) {
            TypeElement record = (TypeElement) ((DeclaredType) inside).asElement();
            return Annotations.own(record, "Tuple") == null && !ScalarReader.isScalar(inside)
                    ? ofRecord(record)
                    : null;
        }
        if (TypeTests.isSealed(inside)) {
            Map<String, TypeMirror> all = new LinkedHashMap<>();
            TypeElement union = (TypeElement) ((DeclaredType) inside).asElement();
            for (TypeMirror permitted : union.getPermittedSubclasses()) {
                Map<String, TypeMirror> members = of(permitted);
                if (members != null) {
                    all.putAll(members);
                }
            }
            return all;
        }
        return null;
    }

    private Map<String, TypeMirror> ofRecord(TypeElement record) {
        Map<String, TypeMirror> members = new LinkedHashMap<>();
        for (RecordComponentElement component : record.getRecordComponents()) {
            if (Annotations.own(component, "AdditionalProperties") == null) {
                members.put(written(component), component.asType());
            }
        }
        for (ExecutableElement method : ElementFilter.methodsIn(record.getEnclosedElements())) {
            if (Annotations.own(method, "Computed") != null) {
                members.put(
                        context.wireName(method.getSimpleName().toString()),
                        method.getReturnType());
            }
        }
        return members;
    }

    private String written(Element component) {
        AnnotationMirror field = Annotations.own(component, "Field");
        String name = context.wireName(component.getSimpleName().toString());
        String read = field == null ? "" : Annotations.text(field, "value", "");
        String written = field == null ? "" : Annotations.text(field, "written", "");
        return !written.isEmpty() ? written : read.isEmpty() ? name : read;
    }

    /** What a list, a set or an Optional holds. */
    private static TypeMirror inside(TypeMirror type) {
        return type instanceof DeclaredType declared
                        && AROUND.contains(TypeTests.qualifiedName(type))
                        && !declared.getTypeArguments().isEmpty()
                ? inside(declared.getTypeArguments().getFirst())
                : type;
    }
}
