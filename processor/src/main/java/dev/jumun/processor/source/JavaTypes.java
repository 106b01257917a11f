package dev.jumun.processor.source;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Compares and prints types without their annotations. {@code TypeMirror.toString()} contains
 * {@code @Nullable}, and some compilers take an annotated type for another type.
 */
public final class JavaTypes {
    private JavaTypes() {}

    /** Whether a type is the class or interface of a qualified name, with any type arguments. */
    public static boolean is(TypeMirror type, String qualifiedName) {
        return type instanceof DeclaredType declared
                && type.getKind() == TypeKind.DECLARED
                && element(declared).getQualifiedName().contentEquals(qualifiedName);
    }

    /** Whether a type is the class of a qualified name with exactly one, given type argument. */
    public static boolean is(TypeMirror type, String qualifiedName, String argument) {
        return is(type, qualifiedName)
                && type instanceof DeclaredType declared
                && declared.getTypeArguments().size() == 1
                && is(declared.getTypeArguments().getFirst(), argument);
    }

    /** The first type argument of a type; null if it is raw, or takes none. */
    public static @Nullable TypeMirror argument(TypeMirror type) {
        return type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()
                ? declared.getTypeArguments().getFirst()
                : null;
    }

    /** Whether a type is {@code byte[]}. */
    public static boolean isBytes(TypeMirror type) {
        return type instanceof ArrayType array
                && array.getComponentType().getKind() == TypeKind.BYTE;
    }

    /** Whether two types are the same, ignoring annotations. */
    public static boolean same(TypeMirror one, TypeMirror other) {
        if (one.getKind() != other.getKind()) {
            return false;
        }
        if (one instanceof DeclaredType a && other instanceof DeclaredType b) {
            return a.asElement().equals(b.asElement())
                    && same(a.getTypeArguments(), b.getTypeArguments());
        }
        if (one instanceof ArrayType a && other instanceof ArrayType b) {
            return same(a.getComponentType(), b.getComponentType());
        }
        if (one instanceof TypeVariable a && other instanceof TypeVariable b) {
            return a.asElement().equals(b.asElement());
        }
        if (one instanceof WildcardType a && other instanceof WildcardType b) {
            return same(bounds(a), bounds(b));
        }
        return one.getKind().isPrimitive() || one.getKind() == TypeKind.VOID;
    }

    private static boolean same(
            List<? extends TypeMirror> these, List<? extends TypeMirror> those) {
        if (these.size() != those.size()) {
            return false;
        }
        for (int i = 0; i < these.size(); i++) {
            if (!same(these.get(i), those.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The upper and the lower bound, as far as they are written. */
    private static List<TypeMirror> bounds(WildcardType type) {
        if (type.getExtendsBound() != null) {
            return List.of(type.getExtendsBound());
        }
        return type.getSuperBound() == null
                ? List.of()
                : List.of(type.getSuperBound(), type.getSuperBound());
    }

    /** Whether a type, and all that it is made of, exists. */
    public static boolean exists(TypeMirror type) {
        return switch (type) {
            // by its kind: of javac's classes, all declared types are "error types"
            case DeclaredType declared ->
                    type.getKind() != TypeKind.ERROR
                            && declared.getTypeArguments().stream().allMatch(JavaTypes::exists);
            case ArrayType array -> exists(array.getComponentType());
            case WildcardType wildcard -> bounds(wildcard).stream().allMatch(JavaTypes::exists);
            default -> type.getKind() != TypeKind.ERROR;
        };
    }

    /** A type as a message names it: qualified, with its type arguments. */
    public static String text(TypeMirror type) {
        return switch (type) {
            case DeclaredType declared ->
                    element(declared).getQualifiedName() + arguments(declared.getTypeArguments());
            case ArrayType array -> text(array.getComponentType()) + "[]";
            case TypeVariable variable -> variable.asElement().getSimpleName().toString();
            case WildcardType wildcard when wildcard.getExtendsBound() != null ->
                    "? extends " + text(wildcard.getExtendsBound());
            case WildcardType wildcard when wildcard.getSuperBound() != null ->
                    "? super " + text(wildcard.getSuperBound());
            case WildcardType _ -> "?";
            default -> type.getKind().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String arguments(List<? extends TypeMirror> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.stream()
                        .map(JavaTypes::text)
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    /** The simple name of a class or interface; of another type, its text. */
    public static String simpleName(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? element(declared).getSimpleName().toString()
                : text(type);
    }

    /**
     * The name of a class or interface, with those around it. It is put together here, because one
     * compiler takes a dollar sign in a name for a dot.
     */
    public static String qualifiedName(TypeElement type) {
        Element around = type.getEnclosingElement();
        String name = type.getSimpleName().toString();
        if (around instanceof TypeElement outer) {
            return qualifiedName(outer) + "." + name;
        }
        return around instanceof PackageElement home && !home.isUnnamed()
                ? home.getQualifiedName() + "." + name
                : name;
    }

    private static TypeElement element(DeclaredType type) {
        Element element = type.asElement();
        return (TypeElement) element;
    }
}
