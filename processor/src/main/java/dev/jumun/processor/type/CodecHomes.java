package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;

import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;

/**
 * Finds the classes that the codecs of records are in, for all APIs of a compilation. The records
 * of a class and of those nested in it share one, for that is less to compile and to load. A codec
 * has a class of its own if its record is the only one there, or is generic; and where the shared
 * class cannot have it:
 *
 * <ul>
 *   <li>the shared class has been written already: in a build before, when no API had the record,
 *       or in an earlier round;
 *   <li>types of other files need the records, and are needed by them: constants of two classes
 *       that need each other cannot be made.
 * </ul>
 */
public final class CodecHomes {
    /**
     * How many members and annotations of members a class has room for: all constants of a class
     * are made in 64 KB of code.
     */
    private static final int ROOM = 600;

    private record Key(TypeElement record, boolean snakeCase) {}

    /** The constants of records in classes that an earlier round has written. */
    private final Map<ClassName, Map<String, String>> written = new HashMap<>();

    private final Map<ClassName, CodecHome> open = new LinkedHashMap<>();

    // Of a round: elements change between rounds.
    private final Map<Key, CodecPlace> places = new HashMap<>();
    private final Map<TypeElement, Map<TypeElement, Integer>> parts = new HashMap<>();
    private Needs needs = new Needs();

    /** Makes an empty set, for a compilation. */
    public CodecHomes() {}

    /** Returns the place of a record's codec. */
    public CodecPlace placeOf(Context context, TypeElement record) {
        return places.computeIfAbsent(
                new Key(record, context.snakeCase()), _ -> find(context, record));
    }

    private CodecPlace find(Context context, TypeElement record) {
        ClassName own = context.codecName(record);
        boolean compiled = isCompiled(context, record);
        CodecPlace shared =
                record.getTypeParameters().isEmpty() ? shared(context, record, compiled) : null;
        return shared == null
                ? new CodecPlace(
                        own,
                        CodecPlace.ONE,
                        false,
                        compiled && context.elements().getTypeElement(own.canonicalName()) != null)
                : shared;
    }

    private @Nullable CodecPlace shared(Context context, TypeElement record, boolean compiled) {
        if (compiled) {
            return compiled(context, record);
        }
        Integer part = partsOf(Needs.outermost(record)).get(record);
        if (part == null) {
            return null;
        }
        ClassName name = context.sharedCodecsName(record, part);
        Map<String, String> before = written.get(name);
        if (before != null) {
            String constant = before.get(record.getQualifiedName().toString());
            return constant == null ? null : new CodecPlace(name, constant, true, true);
        }
        TypeElement outermost = Needs.outermost(record);
        CodecHome home = open.computeIfAbsent(name, _ -> new CodecHome(context, name, outermost));
        if (!home.outermost().equals(outermost)) {
            return null; // FooSnakeCase, where Foo has codecs in snake case
        }
        return new CodecPlace(name, home.constantOf(record), true, false);
    }

    /** The place of a codec that a build before has made; null if no shared class has it. */
    private static @Nullable CodecPlace compiled(Context context, TypeElement record) {
        for (int part = 1; ; part++) {
            ClassName name = context.sharedCodecsName(record, part);
            TypeElement home = context.elements().getTypeElement(name.canonicalName());
            if (home == null) {
                return null;
            }
            String constant = constantIn(home, record);
            if (constant != null) {
                return new CodecPlace(name, constant, true, true);
            }
        }
    }

    /** The parts that the records within a class are in, from 1; none if they may not share. */
    private Map<TypeElement, Integer> partsOf(TypeElement outermost) {
        return parts.computeIfAbsent(
                outermost,
                each -> {
                    List<TypeElement> records = needs.recordsWithin(each);
                    return records.equals(List.of(each)) || needs.comesBackTo(each)
                            ? Map.of()
                            : parts(records);
                });
    }

    /** A part needs only those before it, since records come after what they need. */
    private static Map<TypeElement, Integer> parts(List<TypeElement> records) {
        Map<TypeElement, Integer> parts = new LinkedHashMap<>();
        int part = 1;
        int taken = 0;
        for (TypeElement record : records) {
            int size = size(record);
            if (taken > 0 && taken + size > ROOM) {
                part++;
                taken = 0;
            }
            taken += size;
            parts.put(record, part);
        }
        return parts;
    }

    private static int size(TypeElement record) {
        int size = 1;
        for (RecordComponentElement component : record.getRecordComponents()) {
            size += 1 + component.getAnnotationMirrors().size();
        }
        return size;
    }

    /** The constant of a compiled class that is the codec of a record; null if it has none. */
    private static @Nullable String constantIn(TypeElement home, TypeElement record) {
        for (VariableElement field : ElementFilter.fieldsIn(home.getEnclosedElements())) {
            if (field.asType() instanceof DeclaredType codec && isCodecOf(codec, record.asType())) {
                return field.getSimpleName().toString();
            }
        }
        return null;
    }

    private static boolean isCodecOf(DeclaredType codec, TypeMirror record) {
        Element type = codec.asElement();
        return type instanceof TypeElement named
                && named.getQualifiedName().contentEquals(CodecNames.SHARED_CODEC.canonicalName())
                && codec.getTypeArguments().size() == 1
                && codec.getTypeArguments().getFirst() instanceof DeclaredType of
                && record instanceof DeclaredType declared
                && of.asElement().equals(declared.asElement());
    }

    /** Whether a type is not being compiled now. */
    private static boolean isCompiled(Context context, TypeElement type) {
        JavaFileObject file = context.elements().getFileObjectOf(type);
        return file == null || file.getKind() == JavaFileObject.Kind.CLASS;
    }

    /** Adds a record to a shared class. Several APIs may do so. */
    void add(RecordModel record, CodecPlace place) {
        CodecHome home = open.get(place.owner());
        if (home != null) {
            home.add(record);
        }
    }

    /** Ends a round: returns the shared classes that it has to write. */
    public List<JavaFile> write() {
        List<JavaFile> files = new ArrayList<>();
        open.forEach((name, home) -> {
            if (!home.isEmpty()) {
                files.add(new SharedCodecsWriter(home, needs).write());
                written.put(name, home.constants());
            }
        });
        open.clear();
        places.clear();
        parts.clear();
        needs = new Needs();
        return files;
    }
}
