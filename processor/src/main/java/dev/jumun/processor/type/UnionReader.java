package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.TypeModel.Form;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads sealed interfaces, and values that have one of several types. */
final class UnionReader {
    private final Context context;

    UnionReader(Context context) {
        this.context = context;
    }

    /**
     * Reads the records of a sealed interface.
     *
     * @param finder finds the codec of one of them
     * @return null if the interface isn't a union; an error has been reported then
     */
    @Nullable WireForm read(
            DeclaredType type, Element where, Function<TypeMirror, @Nullable WireForm> finder) {
        TypeElement element = (TypeElement) type.asElement();
        if (type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-7",
                            "%s is generic, but its type arguments are not declared."
                                    .formatted(JavaTypes.text(type)),
                            "Declare its type arguments.");
            return null;
        }
        AnnotationMirror model = Annotations.own(element, "Model");
        String discriminator = model == null ? "" : Annotations.text(model, "discriminator", "");
        CodeBlock.Builder codec =
                CodeBlock.builder()
                        .add(
                                "new $T<$T>($S)",
                                ClassName.get("dev.jumun.runtime.codec", "UnionCodec"),
                                type,
                                discriminator);
        Set<String> tags = new HashSet<>();
        for (TypeMirror permitted : element.getPermittedSubclasses()) {
            if (refuseGeneric(type, permitted, where)) {
                return null;
            }
            WireForm branch = TypeTests.isRecord(permitted) ? finder.apply(permitted) : null;
            if (branch == null) {
                context.diagnostics()
                        .error(
                                where,
                                "TYPE-12",
                                "%s is permitted by %s, but is not a record."
                                        .formatted(JavaTypes.text(permitted), JavaTypes.text(type)),
                                "A sealed interface in a request or response may permit records"
                                        + " only.");
                return null;
            }
            TypeElement record = (TypeElement) ((DeclaredType) permitted).asElement();
            String tag = discriminator.isEmpty() ? "" : tag(record, discriminator);
            if (tag == null) {
                context.diagnostics()
                        .error(
                                where,
                                "TYPE-13",
                                "%s is distinguished by its member \"%s\", but %s does not declare its value."
                                        .formatted(
                                                JavaTypes.text(type),
                                                discriminator,
                                                JavaTypes.text(permitted)),
                                remedy(record, discriminator));
                return null;
            }
            if (!discriminator.isEmpty() && !tags.add(tag)) {
                context.diagnostics()
                        .error(
                                where,
                                "TYPE-13",
                                "%s is distinguished by its member \"%s\", but two of its records have \"%s\" there."
                                        .formatted(JavaTypes.text(type), discriminator, tag),
                                "Give each record another value.");
                return null;
            }
            String written = written(record, discriminator);
            if (!written.isEmpty()) {
                context.diagnostics()
                        .error(
                                where,
                                "TYPE-13",
                                "%s is distinguished by its member \"%s\", but %s writes it as \"%s\"."
                                        .formatted(
                                                JavaTypes.text(type),
                                                discriminator,
                                                JavaTypes.text(permitted),
                                                written),
                                "Give the member one name: remove written from its @Field.");
                return null;
            }
            codec.add(
                    // later: a form may hold the union, whose codec is not made yet
                    "\n.branch($S, $T.class, $T.later(() -> $L), $S)",
                    record.getSimpleName().toString(),
                    permitted,
                    CodecNames.CODECS,
                    branch.codec(),
                    tag);
        }
        return new WireForm(codec.build(), Form.JSON);
    }

    /** The type arguments of a union do not tell those of its records, which Java erases. */
    private boolean refuseGeneric(DeclaredType union, TypeMirror permitted, Element where) {
        boolean isGeneric =
                permitted instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement element
                        && !element.getTypeParameters().isEmpty();
        boolean isOther =
                !union.getTypeArguments().isEmpty() && !context.types().isSubtype(permitted, union);
        if (isGeneric || isOther) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-12",
                            "%s permits %s, which is %s."
                                    .formatted(
                                            JavaTypes.text(union),
                                            JavaTypes.simpleName(permitted),
                                            isGeneric ? "generic" : "not one of it"),
                            isGeneric
                                    ? "A sealed interface in a request or response may permit"
                                            + " records without type parameters only."
                                    : "Declare a sealed interface without type parameters for these"
                                            + " records.");
        }
        return isGeneric || isOther;
    }

    /**
     * Reads {@code @AnyOf}: one of several types.
     *
     * @param finder finds the codec of one of them
     * @return the form that was found before, if there is no such annotation; null if one of the
     *     types has no form: an error has been reported then
     */
    @Nullable WireForm anyOf(
            WireForm found,
            List<AnnotationMirror> annotations,
            Element where,
            Function<TypeMirror, @Nullable WireForm> finder) {
        AnnotationMirror annotation = Annotations.find(annotations, Annotations.OWN + "AnyOf");
        if (annotation == null) {
            return found;
        }
        List<CodeBlock> names = new ArrayList<>();
        CodeBlock.Builder codecs = CodeBlock.builder();
        boolean scalar = true;
        for (TypeMirror literal : Annotations.classes(annotation, "value")) {
            TypeMirror option = context.ofLiteral(literal);
            WireForm one = finder.apply(option);
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

    private static String field(RecordComponentElement component, String member) {
        AnnotationMirror field = Annotations.own(component, "Field");
        return field == null ? "" : Annotations.text(field, member, "");
    }

    private String wireName(RecordComponentElement component) {
        String alias = field(component, "value");
        return alias.isEmpty() ? context.wireName(component.getSimpleName().toString()) : alias;
    }

    /** What the discriminator is called in output, if that is another name; else nothing. */
    private String written(TypeElement record, String discriminator) {
        for (RecordComponentElement component : record.getRecordComponents()) {
            String written = field(component, "written");
            if (wireName(component).equals(discriminator) && !written.equals(discriminator)) {
                return written;
            }
        }
        return "";
    }

    private String remedy(TypeElement record, String discriminator) {
        for (RecordComponentElement component : record.getRecordComponents()) {
            String name = wireName(component);
            if (component.getSimpleName().contentEquals(discriminator)
                    && !name.equals(discriminator)) {
                return "On the wire, %s is \"%s\": write discriminator = \"%s\"."
                        .formatted(discriminator, name, name);
            }
        }
        return "Give it that component, with @AllowedValues and a single string.";
    }

    private @Nullable String tag(TypeElement record, String discriminator) {
        for (RecordComponentElement component : record.getRecordComponents()) {
            if (wireName(component).equals(discriminator)) {
                List<AnnotationMirror> all = Annotations.all(component);
                all.addAll(component.asType().getAnnotationMirrors());
                AnnotationMirror oneOf = Annotations.find(all, Annotations.OWN + "AllowedValues");
                if (oneOf != null && Annotations.list(oneOf, "value").size() == 1) {
                    return Annotations.list(oneOf, "value").getFirst().toString();
                }
            }
        }
        return null;
    }
}
