package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.NameSpace;
import dev.jumun.processor.type.TypeModel.Form;
import dev.jumun.processor.type.TypeReader.Unfit;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Finds how the records and enums of users cross the wire, and remembers them. */
final class DeclaredTypes {
    private final Context context;
    private final CodecHomes homes;
    private final ConstraintReader constraints;
    private final ScalarReader scalars;
    private final TypeReader types;
    private final Map<String, TypeElement> records = new LinkedHashMap<>();
    private final Map<TypeElement, CodeBlock> tuples = new LinkedHashMap<>();
    private final Map<TypeElement, CodeBlock> enums = new LinkedHashMap<>();
    private final Set<TypeElement> named = new LinkedHashSet<>();

    /** The names of these types, and of their packages, which a variable would hide. */
    private final NameSpace names = new NameSpace("URI", "UUID");

    /** Those whose components are being read, and whose codecs are not known yet. */
    private final Set<TypeElement> within = new HashSet<>();

    /** Makes an empty set; the reader reads what the types are made of. */
    DeclaredTypes(
            Context context, CodecHomes homes, ConstraintReader constraints, TypeReader types) {
        this.context = context;
        this.homes = homes;
        this.constraints = constraints;
        this.scalars = new ScalarReader(context);
        this.types = types;
    }

    /** The records that need a codec. */
    Map<String, TypeElement> records() {
        return records;
    }

    /** The codecs of records that are arrays or simple types. */
    Map<TypeElement, CodeBlock> tuples() {
        return tuples;
    }

    Map<TypeElement, CodeBlock> enums() {
        return enums;
    }

    /** All types that were met. */
    Set<TypeElement> named() {
        return named;
    }

    /** The names that are taken in code that names these types. */
    NameSpace names() {
        return names;
    }

    @Nullable WireForm record(DeclaredType type, Element where, Unfit unfit) {
        TypeElement element = (TypeElement) type.asElement();
        if (!reachable(element, where)) {
            return null;
        }
        if (Annotations.own(element, "Tuple") != null || ScalarReader.isScalar(type)) {
            return unnamed(type, element, unfit);
        }
        CodeBlock codec = homes.placeOf(context, element).codec();
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
                        ? scalars.read(
                                element, c -> types.read(c.asType(), c, ofComponent(c, element)))
                        : new TupleReader(context)
                                .read(element, c -> types.read(c.asType(), c, unfit));
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

    @Nullable WireForm enumeration(DeclaredType type, Element where) {
        TypeElement element = (TypeElement) type.asElement();
        WireForm found =
                reachable(element, where) ? new EnumReader(context).read(type, element) : null;
        if (found != null) {
            enums.put(element, found.codec());
        }
        return ruled(found, type);
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
            TypeModel argument = types.argument(type, i, where, unfit);
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

    /** Adds the constraints at the declaration of a type. */
    @Nullable WireForm ruled(@Nullable WireForm found, TypeMirror type) {
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        CodeBlock rules = constraints.ofRecord(element, CodeBlock.of("$T.of()", Map.class));
        return found == null || rules == null
                ? found
                : new WireForm(CodeBlock.of("$L.with($L)", found.codec(), rules), found.form());
    }
}
