package dev.jumun.runtime.schema;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a type is called in the document.
 *
 * @param title without packages: {@code Page[User]}
 * @param qualified with the packages of all that it is made of, which tells types apart that have
 *     one title
 */
public record SchemaName(String title, String qualified) {
    /** Returns the name of a type, and of its type arguments. */
    public static SchemaName of(String title, String qualified, SchemaName... arguments) {
        return arguments.length == 0
                ? new SchemaName(title, qualified)
                : new SchemaName(
                        title + list(SchemaName::title, arguments),
                        qualified + list(SchemaName::qualified, arguments));
    }

    private static String list(Function<SchemaName, String> part, SchemaName... arguments) {
        return Arrays.stream(arguments).map(part).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Returns what names its schema: {@code Page_User_}. */
    public String key() {
        return title.replaceAll("\\W", "_");
    }
}
