package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;

/** Turns the text of a {@code @Default} into a Java expression of its type. */
public final class DefaultReader {
    private final Context context;

    /** Makes a reader. */
    public DefaultReader(Context context) {
        this.context = context;
    }

    /**
     * Returns the expression, or null if the text does not fit; an error has been reported then.
     */
    public @Nullable CodeBlock read(String text, TypeMirror type, Element where) {
        try {
            CodeBlock value = value(text, type);
            if (value != null) {
                return value;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // told below
        }
        context.diagnostics()
                .error(
                        where,
                        "TYPE-9",
                        "The default \"%s\" is no value of %s.".formatted(text, type),
                        "Write it as a client would; of a list, set or map only [] or {} can be"
                                + " said.");
        return null;
    }

    private @Nullable CodeBlock value(String text, TypeMirror type) {
        String name = boxedName(type);
        return switch (name) {
            case "java.lang.String" -> CodeBlock.of("$S", text);
            case "java.lang.Integer" -> CodeBlock.of("$L", Integer.parseInt(text));
            case "java.lang.Long" -> CodeBlock.of("$LL", Long.parseLong(text));
            case "java.lang.Short" -> CodeBlock.of("(short) $L", Short.parseShort(text));
            case "java.lang.Byte" -> CodeBlock.of("(byte) $L", Byte.parseByte(text));
            case "java.lang.Double" -> CodeBlock.of("$LD", finite(Double.parseDouble(text)));
            case "java.lang.Float" -> CodeBlock.of("$LF", finite(Float.parseFloat(text)));
            case "java.lang.Boolean" -> bool(text);
            case "java.math.BigInteger" ->
                    CodeBlock.of("new $T($S)", BigInteger.class, new BigInteger(text).toString());
            case "java.math.BigDecimal" ->
                    CodeBlock.of("new $T($S)", BigDecimal.class, new BigDecimal(text).toString());
            case "java.util.UUID" ->
                    CodeBlock.of("$T.fromString($S)", UUID.class, UUID.fromString(text).toString());
            case "java.net.URI" ->
                    CodeBlock.of("$T.create($S)", URI.class, URI.create(text).toString());
            case "java.time.LocalDate" ->
                    CodeBlock.of("$T.parse($S)", LocalDate.class, LocalDate.parse(text).toString());
            case "java.time.LocalDateTime" ->
                    CodeBlock.of(
                            "$T.parse($S)",
                            LocalDateTime.class,
                            LocalDateTime.parse(text).toString());
            case "java.time.OffsetDateTime" ->
                    CodeBlock.of(
                            "$T.parse($S)",
                            OffsetDateTime.class,
                            OffsetDateTime.parse(text).toString());
            case "java.time.Instant" ->
                    CodeBlock.of("$T.parse($S)", Instant.class, Instant.parse(text).toString());
            case "java.time.LocalTime" ->
                    CodeBlock.of("$T.parse($S)", LocalTime.class, LocalTime.parse(text).toString());
            case "java.time.Duration" ->
                    CodeBlock.of("$T.parse($S)", Duration.class, Duration.parse(text).toString());
            case "java.util.List", "java.util.Collection" ->
                    text.equals("[]") ? CodeBlock.of("$T.of()", List.class) : null;
            case "java.util.Set" -> text.equals("[]") ? CodeBlock.of("$T.of()", Set.class) : null;
            case "java.util.Map" -> text.equals("{}") ? CodeBlock.of("$T.of()", Map.class) : null;
            case "java.util.Optional" -> optional(text, (DeclaredType) type);
            default -> constant(text, type);
        };
    }

    private @Nullable CodeBlock optional(String text, DeclaredType type) {
        CodeBlock inner = value(text, type.getTypeArguments().getFirst());
        return inner == null ? null : CodeBlock.of("$T.of($L)", Optional.class, inner);
    }

    private static @Nullable CodeBlock bool(String text) {
        return text.equals("true") || text.equals("false") ? CodeBlock.of("$L", text) : null;
    }

    private static double finite(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new NumberFormatException();
        }
        return number;
    }

    private static @Nullable CodeBlock constant(String text, TypeMirror type) {
        if (type instanceof DeclaredType declared
                && declared.asElement().getKind() == ElementKind.ENUM) {
            for (Element member : declared.asElement().getEnclosedElements()) {
                if (member.getKind() == ElementKind.ENUM_CONSTANT
                        && member.getSimpleName().contentEquals(text)) {
                    return CodeBlock.of("$T.$L", type, text);
                }
            }
        }
        return null;
    }

    private String boxedName(TypeMirror type) {
        if (type instanceof PrimitiveType primitive) {
            return context.types().boxedClass(primitive).getQualifiedName().toString();
        }
        return type instanceof DeclaredType declared
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : type.toString();
    }
}
