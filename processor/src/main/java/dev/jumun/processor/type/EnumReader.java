package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Details;
import dev.jumun.processor.type.TypeModel.Form;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Reads enums: text, one of the names of the constants. */
final class EnumReader {
    private final Context context;

    EnumReader(Context context) {
        this.context = context;
    }

    /** Returns null if two constants have one name; an error has been reported then. */
    @Nullable WireForm read(DeclaredType type, TypeElement element) {
        AnnotationMirror model = Annotations.own(element, "Model");
        String title = element.getSimpleName().toString();
        List<String> names = new ArrayList<>();
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                AnnotationMirror field = Annotations.own(member, "Field");
                String name = field == null ? "" : Annotations.text(field, "value", "");
                String wire = name.isEmpty() ? member.getSimpleName().toString() : name;
                if (names.contains(wire)) {
                    context.diagnostics()
                            .error(
                                    member,
                                    "NAME-2",
                                    "Two constants of %s are \"%s\" on the wire."
                                            .formatted(title, wire),
                                    "Give one of them another name.");
                    return null;
                }
                names.add(wire);
            }
        }
        CodeBlock codec =
                CodeBlock.of(
                        "$T.enumeration($T.class, $S, $T.values()$L)",
                        CodecNames.CODECS,
                        type,
                        model == null ? title : Annotations.text(model, "title", title),
                        type,
                        Details.texts(names));
        return new WireForm(codec, Form.SCALAR);
    }
}
