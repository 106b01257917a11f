package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Turns the text of a {@code @Default} into a Java expression of its type. */
public final class DefaultReader {
    private final Context context;
    private final DefaultRules rules;

    /** Makes a reader. */
    public DefaultReader(Context context) {
        this.context = context;
        this.rules = new DefaultRules(context);
    }

    /**
     * Returns the expression, or null if the text does not fit; an error has been reported then.
     */
    public @Nullable CodeBlock read(String text, TypeMirror type, Element where) {
        CodeBlock value = valueOf(text, type, where);
        String broken = value == null ? null : rules.broken(text, type, where);
        if (broken != null) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-16",
                            "The default \"%s\" breaks the rule @%s of %s."
                                    .formatted(text, broken, where.getSimpleName()),
                            "Choose a default that a client could send.");
        }
        return broken == null ? value : null;
    }

    /** The same of a value that need not keep the rules of the element. */
    @Nullable CodeBlock valueOf(String text, TypeMirror type, Element where) {
        CodeBlock value = constant(text, type);
        if (value != null) {
            return value;
        }
        context.diagnostics()
                .error(
                        where,
                        "TYPE-9",
                        "The default \"%s\" is not a value of %s."
                                .formatted(text, JavaTypes.text(type)),
                        "Write it as a client would. Write a list or set as [a, b]. A map can only"
                                + " be the empty {}.");
        return null;
    }

    /** The same, without a report. */
    @Nullable CodeBlock constant(String text, TypeMirror type) {
        try {
            return value(text, type);
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private @Nullable CodeBlock value(String text, TypeMirror type) {
        String name = context.boxedName(type);
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
                    CodeBlock.of("new $T($S)", BigInteger.class, Decimals.whole(text).toString());
            case "java.math.BigDecimal" ->
                    CodeBlock.of("new $T($S)", BigDecimal.class, Decimals.parse(text).toString());
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
            case "java.time.OffsetTime" ->
                    CodeBlock.of(
                            "$T.parse($S)", OffsetTime.class, OffsetTime.parse(text).toString());
            case "java.time.temporal.Temporal" -> eitherDateTime(text);
            case "java.time.temporal.TemporalAccessor" -> eitherTime(text);
            case "java.net.Inet4Address" ->
                    CodeBlock.of(
                            "$T.ofLiteral($S)",
                            Inet4Address.class,
                            Inet4Address.ofLiteral(text).getHostAddress());
            case "dev.jumun.Secret" ->
                    CodeBlock.of("new $T($S)", ClassName.get("dev.jumun", "Secret"), text);
            case "byte[]" -> CodeBlock.of("$S.getBytes($T.UTF_8)", text, StandardCharsets.class);
            case "java.time.Duration" ->
                    CodeBlock.of("$T.parse($S)", Duration.class, Duration.parse(text).toString());
            case "java.time.ZonedDateTime" ->
                    CodeBlock.of(
                            "$T.parse($S)",
                            ZonedDateTime.class,
                            ZonedDateTime.parse(text).toString());
            case "java.time.YearMonth" ->
                    CodeBlock.of("$T.parse($S)", YearMonth.class, YearMonth.parse(text).toString());
            case "java.time.Year" ->
                    CodeBlock.of("$T.of($L)", Year.class, Year.parse(text).getValue());
            case "java.time.ZoneId" ->
                    CodeBlock.of("$T.of($S)", ZoneId.class, ZoneId.of(text).getId());
            case "java.util.Currency" ->
                    CodeBlock.of(
                            "$T.getInstance($S)",
                            Currency.class,
                            Currency.getInstance(text).getCurrencyCode());
            case "java.util.Locale" ->
                    CodeBlock.of("$T.forLanguageTag($S)", Locale.class, localeTag(text));
            case "java.net.InetAddress" ->
                    CodeBlock.of(
                            "$T.ofLiteral($S)",
                            InetAddress.class,
                            InetAddress.ofLiteral(text).getHostAddress());
            case "java.lang.Character" ->
                    text.length() == 1 ? CodeBlock.of("(char) $L", (int) text.charAt(0)) : null;
            case "java.util.List", "java.util.Collection" ->
                    items(text, (DeclaredType) type, List.class);
            case "java.util.Set" -> items(text, (DeclaredType) type, Set.class);
            case "java.util.Map" -> text.equals("{}") ? CodeBlock.of("$T.of()", Map.class) : null;
            case "java.util.Optional" -> optional(text, (DeclaredType) type);
            case "dev.jumun.Omittable" -> unset(text, (DeclaredType) type);
            default ->
                    ScalarReader.isScalar(type)
                            ? scalar(text, (DeclaredType) type)
                            : enumConstant(text, type);
        };
    }

    /** Made of the default of its component. */
    private @Nullable CodeBlock scalar(String text, DeclaredType type) {
        TypeElement record = (TypeElement) type.asElement();
        RecordComponentElement component = ScalarReader.component(record);
        CodeBlock inner = component == null ? null : value(text, component.asType());
        return inner == null ? null : CodeBlock.of("new $T($L)", ClassName.get(record), inner);
    }

    private static String localeTag(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** {@code []}, or items between brackets and commas; or an array of JSON. */
    private @Nullable CodeBlock items(String text, DeclaredType type, Class<?> container) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return null;
        }
        List<CodeBlock> items = new ArrayList<>();
        for (String item : TextList.of(text)) {
            CodeBlock value = inside(item, type);
            if (value == null) {
                return null;
            }
            items.add(value);
        }
        return CodeBlock.of(
                "$T.of($L)", container, items.stream().collect(CodeBlock.joining(", ")));
    }

    /** A value of what a type holds; null for a raw type. */
    private @Nullable CodeBlock inside(String text, DeclaredType type) {
        TypeMirror inner = JavaTypes.argument(type);
        return inner == null ? null : value(text, inner);
    }

    private @Nullable CodeBlock optional(String text, DeclaredType type) {
        CodeBlock inner = inside(text, type);
        return inner == null ? null : CodeBlock.of("$T.of($L)", Optional.class, inner);
    }

    /** Not there, but the value that applies then is known, and the document shows it. */
    private @Nullable CodeBlock unset(String text, DeclaredType type) {
        CodeBlock inner = inside(text, type);
        return inner == null
                ? null
                : CodeBlock.of(
                        "new $T<>($L, false)", ClassName.get("dev.jumun", "Omittable"), inner);
    }

    /** With an offset or without one. */
    private CodeBlock eitherDateTime(String text) {
        try {
            return CodeBlock.of(
                    "$T.parse($S)", OffsetDateTime.class, OffsetDateTime.parse(text).toString());
        } catch (DateTimeException withoutOffset) {
            return CodeBlock.of(
                    "$T.parse($S)", LocalDateTime.class, LocalDateTime.parse(text).toString());
        }
    }

    private CodeBlock eitherTime(String text) {
        try {
            return CodeBlock.of(
                    "$T.parse($S)", OffsetTime.class, OffsetTime.parse(text).toString());
        } catch (DateTimeException withoutOffset) {
            return CodeBlock.of("$T.parse($S)", LocalTime.class, LocalTime.parse(text).toString());
        }
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

    private static @Nullable CodeBlock enumConstant(String text, TypeMirror type) {
        if (type instanceof DeclaredType declared
                && declared.asElement().getKind() == ElementKind.ENUM) {
            for (Element member : declared.asElement().getEnclosedElements()) {
                AnnotationMirror field = Annotations.own(member, "Field");
                String name = field == null ? "" : Annotations.text(field, "value", "");
                if (member.getKind() == ElementKind.ENUM_CONSTANT
                        && (member.getSimpleName().contentEquals(text)
                                || (!name.isEmpty() && name.equals(text)))) {
                    return CodeBlock.of("$T.$L", type, member.getSimpleName().toString());
                }
            }
        }
        return null;
    }
}
