package dev.jumun.processor.source;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads annotations by their names: the processor does not depend on their classes. */
public final class Annotations {
    /** The package of the framework's own. */
    public static final String OWN = "dev.jumun.";

    /** The annotations that name the HTTP method of a route. */
    public static final List<String> METHODS =
            List.of("Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "Trace");

    /** The annotations of tasks and repeated work. */
    public static final List<String> TASKS = List.of("jobs.Task", "jobs.Every", "jobs.Cron");

    /** The annotations that give a method another part in an API than that of a route or a task. */
    public static final List<String> OTHER_PARTS =
            List.of(
                    "WebSocketRoute",
                    "Provides",
                    "Middleware",
                    "ExceptionHandler",
                    "CustomizeOpenApi");

    private static final Set<String> OPENAPI =
            Set.of("ApiResponse", "CustomizeOpenApi", "Example", "Operation");

    private Annotations() {}

    /** Returns the qualified name of an annotation of the framework. */
    public static String qualified(String simpleName) {
        if (OPENAPI.contains(simpleName)) {
            return OWN + "openapi." + simpleName;
        }
        return simpleName.equals("WebSocketRoute")
                ? OWN + "websocket." + simpleName
                : OWN + simpleName;
    }

    /** Returns the qualified name of an annotation's type. */
    public static String name(AnnotationMirror annotation) {
        return ((TypeElement) annotation.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }

    /** Finds an annotation of the framework by its simple name. */
    public static @Nullable AnnotationMirror own(Element element, String simpleName) {
        return find(element.getAnnotationMirrors(), qualified(simpleName));
    }

    /** Finds all annotations of one kind that an element has, one or several of them. */
    public static List<AnnotationMirror> repeated(Element element, String simpleName) {
        List<AnnotationMirror> found = new ArrayList<>();
        AnnotationMirror one = own(element, simpleName);
        if (one != null) {
            found.add(one);
        }
        AnnotationMirror all = find(element.getAnnotationMirrors(), qualified(simpleName) + ".All");
        if (all != null) {
            for (Object each : list(all, "value")) {
                if (each instanceof AnnotationMirror annotation) {
                    found.add(annotation);
                }
            }
        }
        return found;
    }

    /** Finds all annotations of the framework that an element has, each before those within it. */
    public static List<AnnotationMirror> nested(Element element) {
        List<AnnotationMirror> found = new ArrayList<>();
        element.getAnnotationMirrors().stream()
                .filter(annotation -> name(annotation).startsWith(OWN))
                .forEach(annotation -> addNested(annotation, found));
        return found;
    }

    private static void addNested(AnnotationMirror annotation, List<AnnotationMirror> found) {
        found.add(annotation);
        for (AnnotationValue member : annotation.getElementValues().values()) {
            for (Object value : values(member)) {
                if (value instanceof AnnotationMirror inner) {
                    addNested(inner, found);
                }
            }
        }
    }

    /**
     * Returns the annotations of an element. Those of a record component include what is only at
     * what the compiler makes of it: its accessor, its field, its parameter of the canonical
     * constructor. Annotations that were written before there were records have no other target.
     */
    public static List<AnnotationMirror> all(Element element) {
        List<AnnotationMirror> found = new ArrayList<>(element.getAnnotationMirrors());
        if (element instanceof RecordComponentElement component
                && component.getEnclosingElement() instanceof TypeElement record) {
            addMade(component, record, found);
        }
        return found;
    }

    private static void addMade(
            RecordComponentElement component, TypeElement record, List<AnnotationMirror> found) {
        Name name = component.getSimpleName();
        List<AnnotationMirror> ofField = new ArrayList<>();
        List<AnnotationMirror> ofParameter = new ArrayList<>();
        for (Element made : record.getEnclosedElements()) {
            if (made instanceof ExecutableElement method
                    && method.getParameters().isEmpty()
                    && method.getSimpleName().equals(name)) {
                found.addAll(method.getAnnotationMirrors());
                found.addAll(method.getReturnType().getAnnotationMirrors());
            } else if (made.getKind() == ElementKind.FIELD && made.getSimpleName().equals(name)) {
                ofField.addAll(made.getAnnotationMirrors());
            } else if (made.getKind() == ElementKind.CONSTRUCTOR) {
                addParameter(name, (ExecutableElement) made, record, ofParameter);
            }
        }
        found.addAll(ofField);
        found.addAll(ofParameter);
    }

    private static void addParameter(
            Name name,
            ExecutableElement constructor,
            TypeElement record,
            List<AnnotationMirror> found) {
        List<? extends VariableElement> parameters = constructor.getParameters();
        if (parameters.size() != record.getRecordComponents().size()) {
            return;
        }
        for (VariableElement parameter : parameters) {
            if (parameter.getSimpleName().equals(name)) {
                found.addAll(parameter.getAnnotationMirrors());
            }
        }
    }

    /** Finds an annotation by its qualified name. */
    public static @Nullable AnnotationMirror find(
            List<? extends AnnotationMirror> annotations, String name) {
        for (AnnotationMirror annotation : annotations) {
            if (name(annotation).equals(name)) {
                return annotation;
            }
        }
        return null;
    }

    /** Returns a member of an annotation as it was written, or null if it was not. */
    public static @Nullable Object member(AnnotationMirror annotation, String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return entry.getValue().getValue();
            }
        }
        return null;
    }

    /** Returns a text member, or the default. */
    public static String text(AnnotationMirror annotation, String member, String otherwise) {
        Object value = member(annotation, member);
        return value == null ? otherwise : value.toString();
    }

    /** Returns a whole-number member, or the default. */
    public static long number(AnnotationMirror annotation, String member, long otherwise) {
        return member(annotation, member) instanceof Number number ? number.longValue() : otherwise;
    }

    /** Returns a true-or-false member, or the default. */
    public static boolean flag(AnnotationMirror annotation, String member, boolean otherwise) {
        return member(annotation, member) instanceof Boolean flag ? flag : otherwise;
    }

    /** Returns the classes of a member. */
    public static List<TypeMirror> classes(AnnotationMirror annotation, String member) {
        List<TypeMirror> classes = new ArrayList<>();
        for (Object value : list(annotation, member)) {
            if (value instanceof TypeMirror type) {
                classes.add(type);
            }
        }
        return classes;
    }

    /**
     * Returns the classes and interfaces of a member. {@code int.class} and {@code String[].class}
     * are left out: where a class is needed, they are reported (PLACE-8).
     */
    public static List<TypeElement> types(AnnotationMirror annotation, String member) {
        return classes(annotation, member).stream()
                .filter(Annotations::isDeclared)
                .map(type -> (TypeElement) ((DeclaredType) type).asElement())
                .toList();
    }

    /** Whether a class of a member has a declaration: no primitive type, array or void has one. */
    public static boolean isDeclared(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement;
    }

    /** Returns the values of a member that is an array. */
    public static List<Object> list(AnnotationMirror annotation, String member) {
        return member(annotation, member) instanceof List<?> list ? unwrapped(list) : List.of();
    }

    /** Returns the value of a member, or each of an array. */
    public static List<Object> values(AnnotationValue member) {
        Object value = member.getValue();
        return value instanceof List<?> list ? unwrapped(list) : List.of(value);
    }

    private static List<Object> unwrapped(List<?> list) {
        List<Object> values = new ArrayList<>();
        for (Object value : list) {
            values.add(((AnnotationValue) value).getValue());
        }
        return values;
    }

    /**
     * Whether a type or element is marked {@code @Nullable}, by anyone's annotation of that name.
     */
    public static boolean isNullable(Element element, TypeMirror type) {
        return hasNullable(element.getAnnotationMirrors())
                || hasNullable(type.getAnnotationMirrors());
    }

    private static boolean hasNullable(List<? extends AnnotationMirror> annotations) {
        for (AnnotationMirror annotation : annotations) {
            if (annotation
                    .getAnnotationType()
                    .asElement()
                    .getSimpleName()
                    .contentEquals("Nullable")) {
                return true;
            }
        }
        return false;
    }
}
