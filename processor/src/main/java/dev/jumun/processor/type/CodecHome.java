package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;

import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.NameSpace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.TypeElement;

/** A class with the codecs of the records of a class. */
final class CodecHome {
    private final Context context;
    private final ClassName name;
    private final TypeElement outermost;
    private final Set<String> typesOfPackage = new HashSet<>();
    private final NameSpace constants = new NameSpace();
    private final NameSpace methods = new NameSpace("read", "write");
    private final Map<String, String> constantsOfRecords = new LinkedHashMap<>();
    private final Map<TypeElement, RecordModel> records = new LinkedHashMap<>();
    private final String all;

    CodecHome(Context context, ClassName name, TypeElement outermost) {
        this.context = context;
        this.name = name;
        this.outermost = outermost;
        constants.reserve(GeneratedCode.names(outermost));
        context.elements()
                .getPackageOf(outermost)
                .getEnclosedElements()
                .forEach(type -> typesOfPackage.add(type.getSimpleName().toString()));
        all = constant(this, "ALL");
    }

    Context context() {
        return context;
    }

    ClassName name() {
        return name;
    }

    TypeElement outermost() {
        return outermost;
    }

    /** The constant that is the instance, which reads and writes the records. */
    String all() {
        return all;
    }

    /** The constant that is the codec of a record. */
    String constantOf(TypeElement record) {
        return constantsOfRecords.computeIfAbsent(
                record.getQualifiedName().toString(),
                qualified -> constant(qualified, GeneratedCode.constant(path(record))));
    }

    /** The name of a constant: not that of a type that it would hide. */
    String constant(Object thing, String proposal) {
        String free = proposal;
        while (typesOfPackage.contains(free)) {
            free += "_CODEC";
        }
        return constants.of(thing, free);
    }

    /** The name of a method that reads or writes a record. */
    String method(String verb, TypeElement record) {
        return methods.of(List.of(verb, record), verb + path(record));
    }

    /** {@code InnerPart}, for {@code Outermost.Inner.Part}. */
    private static String path(TypeElement record) {
        List<String> names = ClassName.get(record).simpleNames();
        return String.join("", names.size() == 1 ? names : names.subList(1, names.size()));
    }

    void add(RecordModel record) {
        records.putIfAbsent(record.element(), record);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    Map<TypeElement, RecordModel> records() {
        return records;
    }

    /** The constants of the records that it has, by the qualified names of these. */
    Map<String, String> constants() {
        Map<String, String> found = new LinkedHashMap<>();
        for (TypeElement record : new ArrayList<>(records.keySet())) {
            found.put(record.getQualifiedName().toString(), constantOf(record));
        }
        return found;
    }
}
