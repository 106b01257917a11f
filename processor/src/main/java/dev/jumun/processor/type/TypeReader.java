package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.ForeignAnnotations;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.NameSpace;
import dev.jumun.processor.type.TypeModel.Form;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Finds how a type crosses the wire. */
public final class TypeReader {
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

    private final Context context;
    private final ConstraintReader constraints;
    private final NarrowReader narrowing;
    private final NullRules nulls;
    private final UnionReader unions;
    private final ScalarReader scalars;
    private final ForeignAnnotations foreign;
    private final Map<String, TypeElement> records = new LinkedHashMap<>();
    private final Map<String, CodeBlock> models = new LinkedHashMap<>();
    private final Map<TypeElement, CodeBlock> tuples = new LinkedHashMap<>();
    private final Map<TypeElement, CodeBlock> enums = new LinkedHashMap<>();
    private final Set<TypeElement> named = new LinkedHashSet<>();

    /** The names of these types, and of their packages, which a variable would hide. */
    private final NameSpace names = new NameSpace("URI", "UUID");

    /** Those whose components are being read, and whose codecs are not known yet. */
    private final Set<TypeElement> within = new HashSet<>();

    /** Makes a reader that remembers which records need a codec. */
    public TypeReader(Context context) {
        this.context = context;
        this.constraints = new ConstraintReader(context);
        this.narrowing = new NarrowReader(context);
        this.nulls = new NullRules(context);
        this.unions = new UnionReader(context);
        this.scalars = new ScalarReader(context);
        this.foreign = new ForeignAnnotations(context.diagnostics());
    }

    /** Returns the records that were met, in a stable order; reading them may find more. */
    public Map<String, TypeElement> records() {
        return records;
    }

    /**
     * Whether a type can be written as one piece of text, so that its parameters come from the
     * query.
     */
    public boolean isScalar(TypeMirror type) {
        TypeMirror inner = type;
        if (TypeTests.isType(type, "java.util.Optional")) {
            inner = ((DeclaredType) type).getTypeArguments().getFirst();
        }
        return isScalarItself(inner);
    }

    /** Whether a parameter is one of several simple types, as {@code @AnyOf} names them. */
    public boolean isAnyOfScalars(Element parameter, TypeMirror type) {
        AnnotationMirror anyOf =
                Annotations.find(
                        Stream.concat(
                                        parameter.getAnnotationMirrors().stream(),
                                        type.getAnnotationMirrors().stream())
                                .toList(),
                        Annotations.OWN + "AnyOf");
        return anyOf != null
                && Annotations.classes(anyOf, "value").stream().allMatch(this::isScalarItself);
    }

    private boolean isScalarItself(TypeMirror inner) {
        return inner.getKind().isPrimitive()
                || SCALARS.containsKey(TypeTests.qualifiedName(inner))
                || TypeTests.isEnum(inner)
                || ScalarReader.isScalar(inner);
    }

    /** Whether a type has a JSON form at all, as far as its outside tells. */
    public boolean mayBeBody(TypeMirror type) {
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

    /**
     * Reads the type of a parameter, record component or result.
     *
     * @param where the element that has the type: errors are shown there
     * @param unfit the id and the words of the error, if the type has no codec
     * @return null if the type has no form; an error has been reported then
     */
    public @Nullable TypeModel read(TypeMirror type, Element where, Unfit unfit) {
        List<AnnotationMirror> annotations = Annotations.all(where);
        nulls.check(type, annotations, where);
        if (where instanceof ExecutableElement) {
            constraints.refuseAtResult(where);
        }
        boolean nullable = Annotations.isNullable(where, type) || TypeTests.marksNull(annotations);
        TypeModel model = read(type, annotations, where, unfit, nullable);
        return model == null || Annotations.own(where, "Required") == null
                ? model
                : model.required();
    }

    /** Reads a type that is part of the type of an element. */
    public @Nullable TypeModel readPart(TypeMirror type, Element where, Unfit unfit) {
        return read(
                type,
                List.of(),
                where,
                unfit,
                TypeTests.marksNull(new ArrayList<>(type.getAnnotationMirrors())));
    }

    /** Reads the values of a map with extra members, which has been read already. */
    @Nullable TypeModel ofExtras(DeclaredType map) {
        TypeMirror value = map.getTypeArguments().get(1);
        return read(
                value,
                List.of(),
                map.asElement(),
                new Unfit("TYPE-1", "Additional properties are a %s, which has no JSON form."),
                TypeTests.marksNull(new ArrayList<>(value.getAnnotationMirrors())));
    }

    /** Reads a type that only the document names; its codec is kept in {@link #models}. */
    public void readModel(TypeMirror type, Element where) {
        TypeModel model =
                read(
                        type,
                        List.of(),
                        where,
                        new Unfit(
                                "TYPE-2",
                                where.getSimpleName()
                                        + " may respond with a %s, which has"
                                        + " no JSON form."),
                        false);
        if (model != null) {
            models.put(JavaTypes.text(type), model.codec());
        }
    }

    /** Returns the codecs of types that only the document names, by these types. */
    public Map<String, CodeBlock> models() {
        return models;
    }

    /** Returns the codecs of records that are arrays. */
    public Map<TypeElement, CodeBlock> tuples() {
        return tuples;
    }

    /** Returns the codecs of enums. */
    public Map<TypeElement, CodeBlock> enums() {
        return enums;
    }

    /** Returns the types of users that codecs name. */
    public Set<TypeElement> named() {
        return named;
    }

    /** Returns the names that are taken in code that names these types. */
    NameSpace names() {
        return names;
    }

    /** Whether an annotation is a constraint, of any library. */
    public static boolean isConstraint(AnnotationMirror annotation) {
        return ConstraintUses.isConstraint(annotation);
    }

    /** Which error is reported of a type that has no codec. */
    public record Unfit(String id, String words) {}

    private @Nullable TypeModel read(
            TypeMirror type,
            List<? extends AnnotationMirror> declared,
            Element where,
            Unfit unfit,
            boolean nullable) {
        if (!context.exist(List.of(type))) {
            return null;
        }
        List<AnnotationMirror> annotations = new ArrayList<>(declared);
        annotations.addAll(type.getAnnotationMirrors());
        if (TypeTests.isType(type, "java.util.Optional")) {
            TypeModel inner = argument(type, 0, where, unfit);
            if (inner == null) {
                return null;
            }
            return new TypeModel(
                    type,
                    TypeName.get(type),
                    CodeBlock.of(
                            "$T.optional($L)",
                            CodecNames.CODECS,
                            constraints
                                    .apply(inner.codec(), inner.mirror(), annotations, where, false)
                                    .codec()),
                    inner.form(),
                    true,
                    false);
        }
        if (TypeTests.isType(type, "dev.jumun.Omittable")) {
            if (!OmittableRules.mayBeLeftOut(where)) {
                context.diagnostics()
                        .error(
                                where,
                                unfit.id(),
                                unfit.words().formatted(JavaTypes.text(type))
                                        + " Only a component of a record can be left out.",
                                "Write @Nullable, Optional or @Default, or make it a component.");
                return null;
            }
            TypeMirror what = ((DeclaredType) type).getTypeArguments().getFirst();
            List<AnnotationMirror> inside = new ArrayList<>(declared);
            inside.addAll(what.getAnnotationMirrors());
            TypeModel inner = read(what, inside, where, unfit, TypeTests.marksNull(inside));
            return inner == null
                    ? null
                    : new TypeModel(
                            type,
                            TypeName.get(type),
                            CodeBlock.of("$T.maybe($L)", CodecNames.CODECS, inner.codec()),
                            inner.form(),
                            false,
                            false);
        }
        WireForm found = find(type, where, unfit);
        if (found == null) {
            return null;
        }
        found = anyOf(found, annotations, where, unfit);
        if (found == null) {
            return null;
        }
        if (Annotations.find(annotations, Annotations.OWN + "Base64Encoded") != null) {
            found = narrowing.base64(found, type, where);
        }
        found = narrowing.oneOf(found, type, annotations, where);
        found = narrowing.strict(found, type, where);
        ConstraintReader.Rules rules =
                constraints.apply(found.codec(), type, annotations, where, nullable);
        CodeBlock codec = rules.codec();
        return new TypeModel(
                type,
                TypeName.get(type).box(),
                nullable ? CodeBlock.of("$T.nullable($L)", CodecNames.CODECS, codec) : codec,
                found.form(),
                false,
                nullable,
                false,
                nullable ? null : QuickRead.of(found.codec(), rules.constraints()));
    }

    /** Whether a type is a record, of which all components have a text form. */
    public boolean isParameterModel(TypeMirror type) {
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
    private boolean takesOtherTexts(RecordComponentElement component) {
        return Annotations.own(component, "AdditionalProperties") != null
                && component.asType() instanceof DeclaredType map
                && map.getTypeArguments().size() == 2
                && (hasTextForm(map.getTypeArguments().getLast())
                        || TypeTests.isType(map.getTypeArguments().getLast(), "java.lang.Object"));
    }

    private boolean hasTextForm(TypeMirror type) {
        boolean container =
                TypeTests.isType(type, "java.util.List")
                        || TypeTests.isType(type, "java.util.Set")
                        || TypeTests.isType(type, "java.util.Collection")
                        || TypeTests.isType(type, "java.util.Optional")
                        || TypeTests.isType(type, "dev.jumun.Omittable");
        return container
                ? hasTextForm(((DeclaredType) type).getTypeArguments().getFirst())
                : isScalar(type);
    }

    private @Nullable WireForm anyOf(
            WireForm found, List<AnnotationMirror> annotations, Element where, Unfit unfit) {
        AnnotationMirror annotation = Annotations.find(annotations, Annotations.OWN + "AnyOf");
        if (annotation == null) {
            return found;
        }
        List<CodeBlock> names = new ArrayList<>();
        CodeBlock.Builder codecs = CodeBlock.builder();
        boolean scalar = true;
        for (TypeMirror literal : Annotations.classes(annotation, "value")) {
            TypeMirror option = context.ofLiteral(literal);
            WireForm one = find(option, where, unfit);
            if (one == null) {
                return null;
            }
            scalar &= one.form() == Form.SCALAR;
            names.add(CodeBlock.of("$S", SchemaNames.of(option)));
            codecs.add(", $L", one.codec());
        }
        if (!found.codec().toString().endsWith(".ANY") || names.isEmpty()) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-3",
                            "@AnyOf is for Object, and must name at least one type.",
                            "Declare it as Object, or use a sealed interface.");
            return found;
        }
        return new WireForm(
                CodeBlock.of(
                        "$T.anyOf($T.of($L)$L)",
                        CodecNames.CODECS,
                        List.class,
                        names.stream().collect(CodeBlock.joining(", ")),
                        codecs.build()),
                scalar ? Form.SCALAR : Form.JSON);
    }

    private @Nullable WireForm find(TypeMirror type, Element where, Unfit unfit) {
        if (type.getKind() == TypeKind.TYPEVAR) {
            return new WireForm(CodeBlock.of("$N", typeVariable(type)), Form.JSON);
        }
        TypeMirror boxed =
                type.getKind().isPrimitive()
                        ? context.types().boxedClass((PrimitiveType) type).asType()
                        : type;
        String name = TypeTests.qualifiedName(boxed);
        String scalar = SCALARS.get(name);
        if (scalar != null) {
            return new WireForm(CodeBlock.of("$T.$L", CodecNames.CODECS, scalar), Form.SCALAR);
        }
        if (name.equals("java.lang.Object")) {
            return new WireForm(CodeBlock.of("$T.ANY", CodecNames.CODECS), Form.JSON);
        }
        if (type instanceof ArrayType array
                && array.getComponentType().getKind() == TypeKind.BYTE) {
            return new WireForm(CodeBlock.of("$T.BYTES", CodecNames.CODECS), Form.SCALAR);
        }
        if (type instanceof DeclaredType declared) {
            foreign.checkModel((TypeElement) declared.asElement());
        }
        if (TypeTests.isEnum(type)) {
            return ruled(enumeration((DeclaredType) type, where), type);
        }
        if (TypeTests.isType(type, "java.util.List")) {
            return container("list", type, where, unfit);
        }
        if (TypeTests.isType(type, "java.util.Collection")) {
            return container("collection", type, where, unfit);
        }
        if (TypeTests.isType(type, "java.util.Set")) {
            return container("set", type, where, unfit);
        }
        if (TypeTests.isType(type, "java.util.Map")) {
            return map(type, where, unfit);
        }
        if (TypeTests.isRecord(type)) {
            return record((DeclaredType) type, where, unfit);
        }
        if (TypeTests.isSealed(type)) {
            return ruled(
                    unions.read(
                            (DeclaredType) type, where, permitted -> find(permitted, where, unfit)),
                    type);
        }
        context.diagnostics()
                .error(
                        where,
                        unfit.id(),
                        unfit.words().formatted(JavaTypes.text(type)),
                        meant(type)
                                + "Use a record, an enum, a list, set or map of these, or one of"
                                + " the simple types (numbers, text, boolean, UUID, URI,"
                                + " java.time).");
        return null;
    }

    /** Adds the constraints at the declaration of a type. */
    private @Nullable WireForm ruled(@Nullable WireForm found, TypeMirror type) {
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        CodeBlock rules = constraints.ofRecord(element, CodeBlock.of("$T.of()", Map.class));
        return found == null || rules == null
                ? found
                : new WireForm(CodeBlock.of("$L.with($L)", found.codec(), rules), found.form());
    }

    /** What was probably meant by a type that does not cross the wire; or nothing. */
    public String meant(TypeMirror type) {
        String name = TypeTests.qualifiedName(type);
        if (type instanceof ArrayType array) {
            return "For values of a request, write List<%s>. "
                    .formatted(context.boxedName(array.getComponentType()).replaceAll(".*[.]", ""));
        }
        return switch (name) {
            case "java.util.Date", "java.sql.Timestamp", "java.util.Calendar" ->
                    "For a point in time, write java.time.Instant. ";
            case "java.sql.Date" -> "For a date, write java.time.LocalDate. ";
            case "java.util.ArrayList", "java.util.LinkedList" -> "Write List. ";
            case "java.util.HashMap", "java.util.LinkedHashMap" -> "Write Map. ";
            case "java.util.HashSet", "java.util.LinkedHashSet" -> "Write Set. ";
            default ->
                    type instanceof DeclaredType declared
                                    && declared.asElement().getKind() == ElementKind.CLASS
                                    && !name.startsWith("java")
                            ? "If it is a value of a request or response, make the class a"
                                    + " record: getters are not read. "
                            : "";
        };
    }

    private @Nullable WireForm container(String kind, TypeMirror type, Element where, Unfit unfit) {
        TypeModel item = argument(type, 0, where, unfit);
        if (item == null) {
            return null;
        }
        Form form = item.form() == Form.SCALAR ? Form.SCALARS : Form.JSON;
        return new WireForm(CodeBlock.of("$T.$L($L)", CodecNames.CODECS, kind, item.codec()), form);
    }

    private @Nullable WireForm map(TypeMirror type, Element where, Unfit unfit) {
        TypeModel key = argument(type, 0, where, unfit);
        TypeModel value = argument(type, 1, where, unfit);
        if (key == null || value == null) {
            return null;
        }
        if (key.form() != Form.SCALAR) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-6",
                            "The keys of %s are %s, which have no text form."
                                    .formatted(JavaTypes.text(type), JavaTypes.text(key.mirror())),
                            "Use a simple type, such as String, for the keys.");
            return null;
        }
        return new WireForm(
                CodeBlock.of("$T.map($L, $L)", CodecNames.CODECS, key.codec(), value.codec()),
                Form.JSON);
    }

    private @Nullable WireForm record(DeclaredType type, Element where, Unfit unfit) {
        TypeElement element = (TypeElement) type.asElement();
        if (!reachable(element, where)) {
            return null;
        }
        if (Annotations.own(element, "Tuple") != null || ScalarReader.isScalar(type)) {
            return unnamed(type, element, unfit);
        }
        CodeBlock codec = CodeBlock.of("$T.CODEC", context.codecName(element));
        if (!element.getTypeParameters().isEmpty()) {
            codec = generic(type, element, where, unfit);
            if (codec == null) {
                return null;
            }
        }
        records.putIfAbsent(element.getQualifiedName().toString(), element);
        return new WireForm(
                RecordCycles.holdsItself(element)
                        ? CodeBlock.of("$T.later(() -> $L)", CodecNames.CODECS, codec)
                        : codec,
                Form.JSON);
    }

    /** A record that is written as an array or as its one value: its codec holds those within. */
    private @Nullable WireForm unnamed(DeclaredType type, TypeElement element, Unfit unfit) {
        if (!within.add(element)) {
            context.diagnostics()
                    .error(
                            element,
                            "TYPE-19",
                            "%s is a @Tuple or @Scalar that holds itself, directly or through others."
                                    .formatted(element.getSimpleName()),
                            "Make it, or one of the others, a record with members.");
            return null;
        }
        boolean isScalar = ScalarReader.isScalar(type);
        WireForm found =
                isScalar
                        ? scalars.read(element, c -> read(c.asType(), c, ofComponent(c, element)))
                        : new TupleReader(context).read(element, c -> read(c.asType(), c, unfit));
        within.remove(element);
        if (found != null && !isScalar) {
            tuples.put(element, found.codec());
        }
        WireForm ruled = ruled(found, type);
        if (ruled != null && isScalar) {
            tuples.put(element, ruled.codec());
        }
        return ruled;
    }

    private @Nullable WireForm enumeration(DeclaredType type, Element where) {
        TypeElement element = (TypeElement) type.asElement();
        WireForm found =
                reachable(element, where) ? new EnumReader(context).read(type, element) : null;
        if (found != null) {
            enums.put(element, found.codec());
        }
        return found;
    }

    private static Unfit ofComponent(RecordComponentElement component, TypeElement record) {
        return new Unfit(
                "TYPE-1",
                "The component "
                        + component.getSimpleName()
                        + " of "
                        + record.getSimpleName()
                        + " is a %s, which has no JSON form.");
    }

    /** A codec for the type arguments that are used here. */
    private @Nullable CodeBlock generic(
            DeclaredType type, TypeElement element, Element where, Unfit unfit) {
        if (type.getTypeArguments().isEmpty()) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-7",
                            "%s is generic, but its type arguments are not declared."
                                    .formatted(JavaTypes.text(type)),
                            "Declare its type arguments.");
            return null;
        }
        CodeBlock.Builder arguments = CodeBlock.builder();
        for (int i = 0; i < type.getTypeArguments().size(); i++) {
            TypeModel argument = argument(type, i, where, unfit);
            if (argument == null) {
                return null;
            }
            arguments.add(
                    ", $L, $L",
                    SchemaNames.expression(type.getTypeArguments().get(i)),
                    argument.codec());
        }
        return CodeBlock.of(
                "new $T<>($L$L)",
                context.codecName(element),
                SchemaNames.expression(type),
                arguments.build());
    }

    /** The field of a generic codec that holds the codec of a type argument. */
    static String typeVariable(TypeMirror variable) {
        return "codecOf" + ((TypeVariable) variable).asElement().getSimpleName();
    }

    private boolean reachable(TypeElement element, Element where) {
        if (named.add(element)) {
            names.reserve(GeneratedCode.names(element));
        }
        for (Element e = element; e != null; e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                context.diagnostics()
                        .error(
                                where,
                                "TYPE-5",
                                "%s is private, so no codec can access it.".formatted(element),
                                "Make it package-private or public.");
                return false;
            }
        }
        return true;
    }

    private @Nullable TypeModel argument(TypeMirror type, int index, Element where, Unfit unfit) {
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        if (index >= arguments.size() || arguments.get(index) instanceof WildcardType) {
            context.diagnostics()
                    .error(
                            where,
                            unfit.id(),
                            unfit.words().formatted(JavaTypes.text(type))
                                    + " Its type arguments are not declared.",
                            "Declare its type arguments, without wildcards.");
            return null;
        }
        TypeMirror argument = arguments.get(index);
        return read(
                argument,
                List.of(),
                where,
                unfit,
                TypeTests.marksNull(new ArrayList<>(argument.getAnnotationMirrors())));
    }
}
