package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.JavaTypes;

import java.util.List;
import java.util.Map;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What the document and errors call a type: {@code Page[Item]}, as FastAPI has it. */
final class SchemaNames {
    private static final Map<String, String> SIMPLE =
            Map.ofEntries(
                    Map.entry("int", "int"),
                    Map.entry("long", "int"),
                    Map.entry("short", "int"),
                    Map.entry("byte", "int"),
                    Map.entry("double", "float"),
                    Map.entry("float", "float"),
                    Map.entry("boolean", "bool"),
                    Map.entry("java.lang.Integer", "int"),
                    Map.entry("java.lang.Long", "int"),
                    Map.entry("java.lang.Short", "int"),
                    Map.entry("java.lang.Byte", "int"),
                    Map.entry("java.math.BigInteger", "int"),
                    Map.entry("java.lang.Double", "float"),
                    Map.entry("java.lang.Float", "float"),
                    Map.entry("java.lang.Boolean", "bool"),
                    Map.entry("java.lang.String", "str"),
                    Map.entry("java.lang.Object", "Any"),
                    Map.entry("java.util.List", "list"),
                    Map.entry("java.util.Set", "set"),
                    Map.entry("java.util.Map", "dict"),
                    Map.entry("java.time.LocalDate", "date"),
                    Map.entry("java.time.LocalDateTime", "datetime"),
                    Map.entry("java.time.OffsetDateTime", "datetime"),
                    Map.entry("java.time.Instant", "datetime"),
                    Map.entry("java.math.BigDecimal", "Decimal"));

    private SchemaNames() {}

    /** The name of a type. */
    static String of(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return SIMPLE.getOrDefault(JavaTypes.text(type), JavaTypes.text(type));
        }
        String simple = simple(declared);
        List<? extends TypeMirror> arguments = declared.getTypeArguments();
        return arguments.isEmpty()
                ? simple
                : simple
                        + "["
                        + String.join(", ", arguments.stream().map(SchemaNames::of).toList())
                        + "]";
    }

    /** The same as Java: within a generic codec, the names of type arguments come with it. */
    static CodeBlock expression(TypeMirror type) {
        if (type.getKind() == TypeKind.TYPEVAR) {
            return CodeBlock.of("nameOf$L", JavaTypes.text(type));
        }
        if (!(type instanceof DeclaredType declared)) {
            return CodeBlock.of("$T.of($S, $S)", CodecNames.SCHEMA_NAME, of(type), of(type));
        }
        CodeBlock.Builder name =
                CodeBlock.builder()
                        .add(
                                "$T.of($S, $S",
                                CodecNames.SCHEMA_NAME,
                                simple(declared),
                                qualified(declared));
        declared.getTypeArguments().forEach(each -> name.add(", $L", expression(each)));
        return name.add(")").build();
    }

    private static String simple(DeclaredType type) {
        return SIMPLE.getOrDefault(qualified(type), type.asElement().getSimpleName().toString());
    }

    private static String qualified(DeclaredType type) {
        return JavaTypes.qualifiedName((TypeElement) type.asElement());
    }
}
