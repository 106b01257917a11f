package dev.jumun.processor.route;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The syntax of paths: {@code /drinks/{id}}, and {@code {rest:path}} at the end. */
final class PathSyntax {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*(:path)?");

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private PathSyntax() {}

    /** Returns the names of the variables. */
    static List<String> variables(String path) {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1).replace(":path", ""));
        }
        return names;
    }

    /** Returns what is wrong with a path, or null. */
    static @Nullable String mistake(String path) {
        if (!path.startsWith("/")) {
            return "does not begin with a slash";
        }
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            return "has a query or a fragment";
        }
        if (ESCAPE.matcher(path).find()) {
            return "is percent-encoded, but paths are compared decoded";
        }
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!NAME.matcher(name).matches()) {
                return "has a variable {"
                        + name
                        + "}, which is neither a name nor a name with :path";
            }
            if (name.endsWith(":path") && matcher.end() != path.length()) {
                return "continues after {" + name + "}, which takes the rest of the path";
            }
        }
        String rest = matcher.replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            return "has an unmatched brace";
        }
        List<String> names = variables(path);
        if (names.stream().distinct().count() < names.size()) {
            return "names a variable twice";
        }
        return null;
    }

    /** Whether every request that has one path has the other as well. */
    static boolean covers(String path, String other) {
        String[] wide = shape(path).split("/", -1);
        String[] narrow = shape(other).split("/", -1);
        for (int i = 0; i < wide.length; i++) {
            if (i == narrow.length) {
                return false;
            }
            if (wide[i].equals("{*}")) {
                return true;
            }
            boolean any =
                    wide[i].equals("{}") && !narrow[i].isEmpty() && !narrow[i].contains("{*}");
            if (!any && !wide[i].equals(narrow[i])) {
                return false;
            }
        }
        return wide.length == narrow.length;
    }

    /** Two paths of the same shape are met by the same requests. */
    static String shape(String path) {
        return VARIABLE.matcher(path)
                .replaceAll(match -> match.group(1).endsWith(":path") ? "{*}" : "{}");
    }
}
