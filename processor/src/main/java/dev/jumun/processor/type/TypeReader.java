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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Finds how a type crosses the wire. */
public final class TypeReader {
    private final Context context;
    private final ConstraintReader constraints;
    private final NarrowReader narrowing;
    private final NullRules nulls;
    private final UnionReader unions;
    private final DeclaredTypes declared;
    private final ForeignAnnotations foreign;
    private final Map<String, CodeBlock> models = new LinkedHashMap<>();

    /** Makes a reader that remembers which records need a codec. */
    public TypeReader(Context context, CodecHomes homes) {
        this.context = context;
        this.constraints = new ConstraintReader(context);
        this.narrowing = new NarrowReader(context);
        this.nulls = new NullRules(context);
        this.unions = new UnionReader(context);
        this.foreign = new ForeignAnnotations(context.diagnostics());
        this.declared = new DeclaredTypes(context, homes, constraints, this);
    }

    /** Returns the records that were met, in a stable order; reading them may find more. */
    public Map<String, TypeElement> records() {
        return declared.records();
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
        return declared.tuples();
    }

    /** Returns the codecs of enums. */
    public Map<TypeElement, CodeBlock> enums() {
        return declared.enums();
    }

    /** Returns the types of users that codecs name. */
    public Set<TypeElement> named() {
        return declared.named();
    }

    /** Returns the names that are taken in code that names these types. */
    NameSpace names() {
        return declared.names();
    }

    /** Whether an annotation is a constraint, of any library. */
    public static boolean isConstraint(AnnotationMirror annotation) {
        return ConstraintUses.isConstraint(annotation);
    }

    /** Which error is reported of a type that has no codec. */
    public record Unfit(String id, String words) {}

    private @Nullable TypeModel read(
            TypeMirror type,
            List<? extends AnnotationMirror> there,
            Element where,
            Unfit unfit,
            boolean nullable) {
        if (!context.exist(List.of(type))) {
            return null;
        }
        List<AnnotationMirror> annotations = new ArrayList<>(there);
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
            TypeMirror what = argumentOf(type, 0, where, unfit);
            if (what == null) {
                return null;
            }
            List<AnnotationMirror> inside = new ArrayList<>(there);
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
        found = unions.anyOf(found, annotations, where, option -> find(option, where, unfit));
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
                nullable ? null : QuickRead.of(found.scalar(), rules.constraints()));
    }

    private @Nullable WireForm find(TypeMirror type, Element where, Unfit unfit) {
        if (type.getKind() == TypeKind.TYPEVAR) {
            return new WireForm(CodeBlock.of("$N", DeclaredTypes.typeVariable(type)), Form.JSON);
        }
        TypeMirror boxed =
                type.getKind().isPrimitive()
                        ? context.types().boxedClass((PrimitiveType) type).asType()
                        : type;
        String name = TypeTests.qualifiedName(boxed);
        String scalar = TypeShapes.codec(name);
        if (scalar != null) {
            return new WireForm(
                    CodeBlock.of("$T.$L", CodecNames.CODECS, scalar), Form.SCALAR, scalar);
        }
        if (name.equals("java.lang.Object")) {
            return new WireForm(CodeBlock.of("$T.ANY", CodecNames.CODECS), Form.JSON);
        }
        if (type instanceof ArrayType array
                && array.getComponentType().getKind() == TypeKind.BYTE) {
            return new WireForm(CodeBlock.of("$T.BYTES", CodecNames.CODECS), Form.SCALAR);
        }
        if (type instanceof DeclaredType named) {
            foreign.checkModel((TypeElement) named.asElement());
        }
        if (TypeTests.isEnum(type)) {
            return declared.enumeration((DeclaredType) type, where);
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
            return declared.record((DeclaredType) type, where, unfit);
        }
        if (TypeTests.isSealed(type)) {
            return declared.ruled(
                    unions.read(
                            (DeclaredType) type, where, permitted -> find(permitted, where, unfit)),
                    type);
        }
        context.diagnostics()
                .error(
                        where,
                        unfit.id(),
                        unfit.words().formatted(JavaTypes.text(type)),
                        Meant.by(context, type)
                                + "Use a record, an enum, a list, set or map of these, or one of"
                                + " the simple types (numbers, text, boolean, UUID, URI,"
                                + " java.time).");
        return null;
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

    @Nullable TypeModel argument(TypeMirror type, int index, Element where, Unfit unfit) {
        TypeMirror argument = argumentOf(type, index, where, unfit);
        return argument == null ? null : readPart(argument, where, unfit);
    }

    /** A type argument as it is declared; null if it isn't, which has been reported. */
    private @Nullable TypeMirror argumentOf(
            TypeMirror type, int index, Element where, Unfit unfit) {
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
        return arguments.get(index);
    }
}
