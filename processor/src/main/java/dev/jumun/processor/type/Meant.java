package dev.jumun.processor.type;

import dev.jumun.processor.source.Context;

import javax.lang.model.element.ElementKind;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What may be meant by types that do not cross the wire. */
public final class Meant {
    private Meant() {}

    /** A sentence on what was probably meant by a type; or nothing. */
    public static String by(Context context, TypeMirror type) {
        String name = TypeTests.qualifiedName(type);
        if (type instanceof ArrayType array) {
            return "In place of the array, write %s. ".formatted(list(context, array));
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

    /** The list of an array's items; those may be arrays as well. */
    private static String list(Context context, ArrayType array) {
        String item =
                array.getComponentType() instanceof ArrayType inner
                        ? list(context, inner)
                        : context.boxedName(array.getComponentType()).replaceAll(".*[.]", "");
        return "List<" + item + ">";
    }
}
