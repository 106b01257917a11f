package dev.jumun.processor.type;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

import dev.jumun.processor.source.Context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;

/** What all generated classes have in common. */
public final class GeneratedCode {
    /** The variables that do not give way to names of users: those of all generated methods. */
    private static final Set<String> VARIABLES =
            Set.of(
                    "body",
                    "call",
                    "description",
                    "document",
                    "each",
                    "failure",
                    "field",
                    "fields",
                    "in",
                    "lifespan",
                    "mark",
                    "mounts",
                    "name",
                    "object",
                    "problems",
                    "reader",
                    "refusal",
                    "request",
                    "rest",
                    "schemas",
                    "seen",
                    "table",
                    "text",
                    "value",
                    "values",
                    "writer",
                    "yield");

    private GeneratedCode() {}

    /**
     * Marks a class as written by the processor: as generated, if the module of what it is written
     * for reads that annotation's; without null marks, since values are null until they are
     * checked; and without warnings, since users cannot mend them.
     */
    public static List<AnnotationSpec> annotations(Context context, TypeElement of) {
        List<AnnotationSpec> annotations = new ArrayList<>();
        ModuleElement module = context.elements().getModuleOf(of);
        String generated = CodecNames.GENERATED.canonicalName();
        TypeElement visible =
                module == null
                        ? context.elements().getTypeElement(generated)
                        : context.elements().getTypeElement(module, generated);
        if (visible != null) {
            annotations.add(
                    AnnotationSpec.builder(CodecNames.GENERATED)
                            .addMember("value", "$S", "dev.jumun.processor.JumunProcessor")
                            .build());
        }
        annotations.add(AnnotationSpec.builder(CodecNames.NULL_UNMARKED).build());
        annotations.add(
                AnnotationSpec.builder(SuppressWarnings.class)
                        .addMember(
                                "value",
                                "{$S, $S, $S, $S, $S}",
                                "all",
                                "deprecation",
                                "rawtypes",
                                "removal",
                                "unchecked")
                        .build());
        return annotations;
    }

    /** Begins a method that the generated class overrides. */
    public static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC);
    }

    /**
     * A file of source. Types of {@code java.lang} are imported only where the package has a type
     * of that name, such as {@code shop.Override}.
     */
    public static JavaFile file(Context context, String packageName, TypeSpec type) {
        return JavaFile.builder(packageName, type)
                .skipJavaLangImports(!context.hidesJavaLang(packageName))
                .indent("    ")
                .build();
    }

    /**
     * Reports types that generated code cannot distinguish from its own variables.
     *
     * @param types those of users that it names
     */
    public static void refuseVariables(Context context, Collection<TypeElement> types) {
        for (TypeElement type : types) {
            String name = ClassName.get(type).topLevelClassName().simpleName();
            if (VARIABLES.contains(name)) {
                context.diagnostics()
                        .error(
                                type,
                                "NAME-1",
                                "The type "
                                        + name
                                        + " has the name of a variable in generated code.",
                                "Begin its name with an upper-case letter.");
            }
        }
    }

    /**
     * The names by which source names a type: its outermost class, its codec, and its first
     * package.
     */
    public static Set<String> names(TypeElement type) {
        Set<String> names = new HashSet<>();
        ClassName outermost = ClassName.get(type).topLevelClassName();
        names.add(outermost.simpleName());
        String joined = String.join("", ClassName.get(type).simpleNames());
        names.add(joined + "Codec");
        names.add(joined + "SnakeCaseCodec");
        names.add(outermost.simpleName() + "Codecs");
        names.add(outermost.simpleName() + "SnakeCaseCodecs");
        for (String each : List.of(outermost.packageName(), "dev", "java", "javax", "org")) {
            int dot = each.indexOf('.');
            names.add(dot < 0 ? each : each.substring(0, dot));
        }
        return names;
    }

    /** Text within {@code {@code …}} of Javadoc, which must not end the comment. */
    public static String inJavadoc(String text) {
        return text.replace("\\", "&#92;").replace("*/", "*&#47;");
    }

    /** Whether an expression is only a name, so that nothing is made when it is evaluated. */
    public static boolean isName(CodeBlock expression) {
        return expression.toString().indexOf('(') < 0;
    }

    /** {@code unitPrice} becomes {@code UNIT_PRICE}. */
    public static String constant(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i > 0 && isUpper(c) && isLowerOrDigit(name.charAt(i - 1))) {
                words.append('_');
            }
            words.append(c);
        }
        return words.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLowerOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
