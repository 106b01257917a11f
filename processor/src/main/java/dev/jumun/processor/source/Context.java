package dev.jumun.processor.source;

import com.palantir.javapoet.ClassName;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What every part of the processor works with.
 *
 * @param comments of sources and classes
 * @param snakeCase whether Java names become snake_case on the wire
 * @param hiding the packages that were asked for, and whether each hides a type of {@code
 *     java.lang}
 */
public record Context(
        Elements elements,
        Types types,
        Diagnostics diagnostics,
        Comments comments,
        boolean snakeCase,
        Map<String, Boolean> hiding) {
    /** Of a compilation, for one API. */
    public static Context of(
            ProcessingEnvironment environment, Comments comments, boolean snakeCase) {
        return new Context(
                environment.getElementUtils(),
                environment.getTypeUtils(),
                new Diagnostics(),
                comments,
                snakeCase,
                new HashMap<>());
    }

    /** The same, with nothing of what is found reported. */
    public Context withoutReports() {
        return new Context(elements, types, new Diagnostics(), comments, snakeCase, hiding);
    }

    /**
     * The codec of {@code Drink} is {@code DrinkCodec}, in the same package. It has the names that
     * members have on the wire in it: each naming has a codec of its own.
     */
    public ClassName codecName(TypeElement element) {
        ClassName name = ClassName.get(element);
        return ClassName.get(
                name.packageName(),
                String.join("", name.simpleNames()) + (snakeCase ? "SnakeCaseCodec" : "Codec"));
    }

    /**
     * The codecs of {@code Cafe.Drink} and of others in the class are in {@code CafeCodecs}; if
     * they are many, in {@code CafeCodecs2} and so on, too.
     */
    public ClassName sharedCodecsName(TypeElement element, int part) {
        ClassName outermost = ClassName.get(element).topLevelClassName();
        return outermost.peerClass(
                outermost.simpleName()
                        + (snakeCase ? "SnakeCaseCodecs" : "Codecs")
                        + (part == 1 ? "" : part));
    }

    /** Returns the documentation comment of an element, taken apart. */
    public Javadoc javadoc(Element element) {
        return Javadoc.of(comments.of(element));
    }

    /** Whether types exist; if not, the compiler reports it, and nothing is written. */
    public boolean exist(Iterable<? extends TypeMirror> all) {
        for (TypeMirror type : all) {
            if (!JavaTypes.exists(type)) {
                diagnostics.unresolved();
                return false;
            }
        }
        return true;
    }

    /** Whether the types of a method's signature exist. */
    public boolean exist(ExecutableElement method) {
        List<TypeMirror> signature = new ArrayList<>();
        signature.add(method.getReturnType());
        method.getParameters().forEach(parameter -> signature.add(parameter.asType()));
        return exist(signature);
    }

    /**
     * Whether a package has a type with the name of one of {@code java.lang}, such as {@code
     * shop.Override}.
     */
    public boolean hidesJavaLang(String packageName) {
        return hiding.computeIfAbsent(packageName, this::findsHiding);
    }

    private boolean findsHiding(String packageName) {
        PackageElement home = elements.getPackageElement(packageName);
        return home != null
                && home.getEnclosedElements().stream()
                        .anyMatch(type ->
                                elements.getTypeElement("java.lang." + type.getSimpleName())
                                        != null);
    }

    /** What a Java name is on the wire. */
    public String wireName(String name) {
        return snakeCase
                ? name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
                : name;
    }

    /** The qualified name of a type; of a primitive one, that of its class. */
    public String boxedName(TypeMirror type) {
        if (type instanceof PrimitiveType primitive) {
            return types.boxedClass(primitive).getQualifiedName().toString();
        }
        return type instanceof DeclaredType declared
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : JavaTypes.text(type);
    }

    /**
     * The type that a class literal in an annotation denotes: a list for an array, since a literal
     * has no type arguments, and the boxed type for a primitive one.
     */
    public TypeMirror ofLiteral(TypeMirror literal) {
        if (literal instanceof ArrayType array
                && array.getComponentType().getKind() != TypeKind.BYTE) {
            TypeElement list = elements().getTypeElement("java.util.List");
            return types().getDeclaredType(list, ofLiteral(array.getComponentType()));
        }
        return literal instanceof PrimitiveType primitive
                ? types().boxedClass(primitive).asType()
                : literal;
    }
}
