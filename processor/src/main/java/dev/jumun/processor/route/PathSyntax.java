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

    /** Clients take them out before they ask (RFC 3986, section 5.2.4). */
    private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(/|$)");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
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
        if (DOTS.matcher(path).find()) {
            return "has a part of dots, which clients remove before they send a path";
        }
        if (CONTROL.matcher(path).find()) {
            return "has a line break or another control character";
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

    /** Whether every request that has a path of one shape has one of the other as well. */
    static boolean covers(List<String> wide, List<String> narrow) {
        for (int i = 0; i < wide.size(); i++) {
            if (i == narrow.size()) {
                return false;
            }
            String taker = wide.get(i);
            String given = narrow.get(i);
            if (taker.equals("{*}")) {
                return true;
            }
            boolean any = taker.equals("{}") && !given.isEmpty() && !given.contains("{*}");
            if (!any && !taker.equals(given)) {
                return false;
            }
        }
        return wide.size() == narrow.size();
    }

    /** The segments of a path. Two paths of the same shape are met by the same requests. */
    static List<String> shape(String path) {
        String shape =
                VARIABLE.matcher(path)
                        .replaceAll(match -> match.group(1).endsWith(":path") ? "{*}" : "{}");
        return List.of(shape.split("/", -1));
    }
}
