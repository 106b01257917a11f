package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.TypeModel.Form;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads records that are written as their one component. */
final class ScalarReader {
    private final Context context;

    ScalarReader(Context context) {
        this.context = context;
    }

    static boolean isScalar(TypeMirror type) {
        return TypeTests.isRecord(type)
                && Annotations.own(((DeclaredType) type).asElement(), "Scalar") != null;
    }

    /** What the value of a scalar record is made of; null if it is declared wrongly. */
    static @Nullable RecordComponentElement component(TypeElement record) {
        List<? extends RecordComponentElement> components = record.getRecordComponents();
        return components.size() == 1 && record.getTypeParameters().isEmpty()
                ? components.getFirst()
                : null;
    }

    /**
     * Reads a scalar record.
     *
     * @param inner finds how its component crosses the wire
     */
    @Nullable WireForm read(
            TypeElement record, Function<RecordComponentElement, @Nullable TypeModel> inner) {
        RecordComponentElement component = component(record);
        boolean isItself =
                component != null && RecordCycles.holdsItself(record); // it would never end
        TypeModel value = component == null || isItself ? null : inner.apply(component);
        if (component != null && !isItself && value == null) {
            return null; // an error has been reported
        }
        if (component == null
                || value == null
                || value.form() != Form.SCALAR
                || value.mayBeLeftOut()) {
            context.diagnostics()
                    .error(
                            record,
                            "SCALAR-1",
                            "%s is a @Scalar, but not a record of one simple value."
                                    .formatted(record.getSimpleName()),
                            "Give it one component of a simple type (numbers, text, boolean,"
                                    + " enum, UUID, URI, java.time), without @Nullable or"
                                    + " Optional.");
            return null;
        }
        ClassName type = ClassName.get(record);
        CodeBlock codec =
                CodeBlock.of(
                        "$T.<$T, $T>scalar($L, $T::new, $T::$N)",
                        CodecNames.CODECS,
                        value.name().withoutAnnotations(),
                        type,
                        value.codec(),
                        type,
                        type,
                        component.getSimpleName().toString());
        AnnotationMirror annotation = Annotations.own(record, "Scalar");
        boolean named = annotation != null && Annotations.flag(annotation, "named", false);
        return new WireForm(named ? named(record, codec, type) : codec, Form.SCALAR);
    }

    private CodeBlock named(TypeElement record, CodeBlock codec, TypeName type) {
        AnnotationMirror model = Annotations.own(record, "Model");
        String title = model == null ? "" : Annotations.text(model, "title", "");
        String name = record.getSimpleName().toString();
        return CodeBlock.of(
                "$T.<$T>named($L, $S, $S, $S, $S)",
                CodecNames.CODECS,
                type,
                codec,
                name,
                JavaTypes.qualifiedName(record),
                title.isEmpty() ? name : title,
                context.javadoc(record).text());
    }
}
