package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Context;
import dev.jumun.processor.type.TypeModel.Form;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Reads records that are written as arrays of their components. */
final class TupleReader {
    private final Context context;

    TupleReader(Context context) {
        this.context = context;
    }

    /**
     * Reads a tuple.
     *
     * @param inner finds how a component crosses the wire
     * @return null if one of them does not; an error has been reported then
     */
    @Nullable WireForm read(
            TypeElement element, Function<RecordComponentElement, @Nullable TypeModel> inner) {
        List<CodeBlock> codecs = new ArrayList<>();
        List<CodeBlock> casts = new ArrayList<>();
        List<CodeBlock> takes = new ArrayList<>();
        boolean scalar = true;
        for (RecordComponentElement component : element.getRecordComponents()) {
            TypeModel item = inner.apply(component);
            if (item == null) {
                return null;
            }
            if (RecordReader.isMaybe(item)) {
                context.diagnostics()
                        .error(
                                component,
                                "TYPE-1",
                                "%s of the @Tuple %s is an Omittable, but an array leaves nothing out."
                                        .formatted(
                                                component.getSimpleName(), element.getSimpleName()),
                                "Declare it as @Nullable or Optional.");
                return null;
            }
            scalar &= item.form() == Form.SCALAR;
            casts.add(
                    CodeBlock.of(
                            "($T) values[$L]", item.name().withoutAnnotations(), codecs.size()));
            codecs.add(item.codec());
            takes.add(CodeBlock.of("value.$N()", component.getSimpleName().toString()));
        }
        CodeBlock tuple =
                CodeBlock.of(
                        "$T.<$T>tuple(values -> new $T($L), value -> new Object[] {$L}, $L)",
                        CodecNames.CODECS,
                        ClassName.get(element),
                        ClassName.get(element),
                        casts.stream().collect(CodeBlock.joining(", ")),
                        takes.stream().collect(CodeBlock.joining(", ")),
                        codecs.stream().collect(CodeBlock.joining(", ")));
        return new WireForm(tuple, scalar ? Form.SCALARS : Form.JSON);
    }
}
