package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Javadoc;
import dev.jumun.processor.source.NameSpace;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.TypeElement;

/**
 * A record that crosses the wire as an object.
 *
 * @param fields all components
 * @param extras the one of them that takes what isn't declared, if there is one
 * @param extra how the values of that cross the wire
 * @param closed whether a member that isn't declared is an error
 * @param names the names that are taken in its codec
 * @param rules constraints of the whole record, as code; null if it has none
 */
record RecordModel(
        TypeElement element,
        Javadoc javadoc,
        List<RecordField> fields,
        List<ComputedMember> computed,
        @Nullable RecordField extras,
        @Nullable TypeModel extra,
        boolean closed,
        NameSpace names,
        @Nullable CodeBlock rules) {
    /** The components without the one for extras. */
    List<RecordField> declared() {
        return fields.stream().filter(field -> field != extras).toList();
    }

    boolean isGeneric() {
        return !element.getTypeParameters().isEmpty();
    }
}
