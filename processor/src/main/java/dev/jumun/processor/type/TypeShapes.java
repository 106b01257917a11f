package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.JavaTypes;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What types look like in a request, as far as their outside tells. */
public final class TypeShapes {
    private static final Map<String, String> SCALARS =
            Map.ofEntries(
                    Map.entry("java.lang.Integer", "INTEGER"),
                    Map.entry("java.lang.Long", "LONG"),
                    Map.entry("java.lang.Short", "SHORT"),
                    Map.entry("java.lang.Byte", "BYTE"),
                    Map.entry("java.lang.Double", "DOUBLE"),
                    Map.entry("java.lang.Float", "FLOAT"),
                    Map.entry("java.lang.Boolean", "BOOLEAN"),
                    Map.entry("java.lang.String", "STRING"),
                    Map.entry("java.math.BigInteger", "BIG_INTEGER"),
                    Map.entry("java.math.BigDecimal", "BIG_DECIMAL"),
                    Map.entry("java.util.UUID", "UUID"),
                    Map.entry("java.net.URI", "URI"),
                    Map.entry("java.net.Inet4Address", "INET4_ADDRESS"),
                    Map.entry("java.time.LocalDate", "LOCAL_DATE"),
                    Map.entry("java.time.LocalDateTime", "LOCAL_DATE_TIME"),
                    Map.entry("java.time.OffsetDateTime", "OFFSET_DATE_TIME"),
                    Map.entry("java.time.Instant", "INSTANT"),
                    Map.entry("java.time.temporal.Temporal", "TEMPORAL"),
                    Map.entry("java.time.LocalTime", "LOCAL_TIME"),
                    Map.entry("java.time.OffsetTime", "OFFSET_TIME"),
                    Map.entry("java.time.temporal.TemporalAccessor", "TIME"),
                    Map.entry("dev.jumun.Secret", "SECRET"),
                    Map.entry("dev.jumun.Upload", "UPLOAD"),
                    Map.entry("java.lang.Character", "CHARACTER"),
                    Map.entry("java.net.InetAddress", "INET_ADDRESS"),
                    Map.entry("java.time.ZonedDateTime", "ZONED_DATE_TIME"),
                    Map.entry("java.time.YearMonth", "YEAR_MONTH"),
                    Map.entry("java.time.Year", "YEAR"),
                    Map.entry("java.time.ZoneId", "ZONE_ID"),
                    Map.entry("java.util.Currency", "CURRENCY"),
                    Map.entry("java.util.Locale", "LOCALE"),
                    Map.entry("java.time.Duration", "DURATION"));

    private TypeShapes() {}

    /**
     * The constant with the codec of a simple type of the JDK or of ours; null for another type.
     */
    static @Nullable String codec(String qualifiedName) {
        return SCALARS.get(qualifiedName);
    }

    /**
     * Whether a type can be written as one piece of text, so that its parameters come from the
     * query.
     */
    public static boolean isScalar(TypeMirror type) {
        TypeMirror inner =
                TypeTests.isType(type, "java.util.Optional") ? JavaTypes.argument(type) : type;
        return inner != null && isScalarItself(inner);
    }

    /** Whether a parameter is one of several simple types, as {@code @AnyOf} names them. */
    public static boolean isAnyOfScalars(Element parameter, TypeMirror type) {
        AnnotationMirror anyOf =
                Annotations.find(
                        Stream.concat(
                                        parameter.getAnnotationMirrors().stream(),
                                        type.getAnnotationMirrors().stream())
                                .toList(),
                        Annotations.OWN + "AnyOf");
        return anyOf != null
                && Annotations.classes(anyOf, "value").stream()
                        .allMatch(TypeShapes::isScalarItself);
    }

    private static boolean isScalarItself(TypeMirror inner) {
        return inner.getKind().isPrimitive()
                || SCALARS.containsKey(TypeTests.qualifiedName(inner))
                || TypeTests.isEnum(inner)
                || ScalarReader.isScalar(inner);
    }

    /** Whether a type has a JSON form at all, as far as its outside tells. */
    public static boolean mayBeBody(TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY) {
            return ((ArrayType) type).getComponentType().getKind() == TypeKind.BYTE;
        }
        return TypeTests.isRecord(type)
                || TypeTests.isSealed(type)
                || TypeTests.isType(type, "java.util.Optional")
                || TypeTests.isType(type, "java.util.List")
                || TypeTests.isType(type, "java.util.Collection")
                || TypeTests.isType(type, "java.util.Set")
                || TypeTests.isType(type, "java.util.Map")
                || TypeTests.isType(type, "java.lang.Object");
    }

    /** Whether a type is a record, of which all components have a text form. */
    public static boolean isParameterModel(TypeMirror type) {
        if (!TypeTests.isRecord(type) || isScalar(type)) {
            return false;
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        if (Annotations.own(element, "Tuple") != null
                || ScalarReader.isScalar(type)
                || !element.getTypeParameters().isEmpty()) {
            return false;
        }
        return element.getRecordComponents().stream()
                .allMatch(c -> hasTextForm(c.asType()) || takesOtherTexts(c));
    }

    /** Whether a component takes what no other one does, and that may be text. */
    private static boolean takesOtherTexts(RecordComponentElement component) {
        return Annotations.own(component, "AdditionalProperties") != null
                && component.asType() instanceof DeclaredType map
                && map.getTypeArguments().size() == 2
                && (hasTextForm(map.getTypeArguments().getLast())
                        || TypeTests.isType(map.getTypeArguments().getLast(), "java.lang.Object"));
    }

    private static boolean hasTextForm(TypeMirror type) {
        boolean container =
                TypeTests.isType(type, "java.util.List")
                        || TypeTests.isType(type, "java.util.Set")
                        || TypeTests.isType(type, "java.util.Collection")
                        || TypeTests.isType(type, "java.util.Optional")
                        || TypeTests.isType(type, "dev.jumun.Omittable");
        if (!container) {
            return isScalar(type);
        }
        TypeMirror inner = JavaTypes.argument(type);
        return inner != null && hasTextForm(inner);
    }

    /** Files that arrive; one or several. */
    public static boolean isUpload(TypeMirror type) {
        String upload = "dev.jumun.Upload";
        return JavaTypes.is(type, upload)
                || JavaTypes.is(type, "java.util.List", upload)
                || JavaTypes.is(type, "java.util.Optional", upload)
                || JavaTypes.is(type, "java.util.Collection", upload);
    }

    /** Files, whole or as their bytes; one or several. */
    public static boolean isFile(TypeMirror type) {
        boolean holds =
                JavaTypes.is(type, "java.util.List")
                        || JavaTypes.is(type, "java.util.Collection")
                        || JavaTypes.is(type, "java.util.Set")
                        || JavaTypes.is(type, "java.util.Optional");
        if (holds) {
            TypeMirror inner = JavaTypes.argument(type);
            return inner != null && isFile(inner);
        }
        return JavaTypes.isBytes(type) || JavaTypes.is(type, "dev.jumun.Upload");
    }

    /** {@code Object}, or an optional, a list or a set of such: text as it comes. */
    public static boolean isAnything(TypeMirror type) {
        String object = "java.lang.Object";
        return JavaTypes.is(type, object)
                || JavaTypes.is(type, "java.util.Optional", object)
                || JavaTypes.is(type, "java.util.List", object)
                || JavaTypes.is(type, "java.util.Set", object);
    }

    /** Whether the class of a type declares how its instances are made. */
    public static boolean providesItself(TypeMirror type) {
        return type instanceof DeclaredType declared
                && (Annotations.own(declared.asElement(), "Settings") != null
                        || Annotations.own(declared.asElement(), "Provides") != null);
    }
}
