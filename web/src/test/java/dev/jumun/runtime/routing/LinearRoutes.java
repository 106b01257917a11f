package dev.jumun.runtime.routing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Routes one after the other, as they were declared, each a regular expression: slow, but plain.
 */
final class LinearRoutes {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:path)?\\}");

    /** What was found; its order is that of the declarations. */
    record Found(int order, boolean methodFits, Map<String, String> variables) {}

    private record Declared(String method, Pattern path, List<String> names) {}

    private final List<Declared> all = new ArrayList<>();

    void add(String method, String template) {
        List<String> names = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        for (String part : template.substring(1).split("/", -1)) {
            Matcher variable = VARIABLE.matcher(part);
            if (part.matches("\\{\\w+:path}")) { // all that follows, of which there may be nothing
                names.add(part.substring(1, part.indexOf(':')));
                regex.append("(?:/([\\s\\S]*))?");
                break;
            }
            regex.append('/');
            int from = 0;
            while (variable.find()) {
                regex.append(Pattern.quote(part.substring(from, variable.start())));
                regex.append(variable.group(2) == null ? "([^/]+)" : "([^/]*)");
                names.add(variable.group(1));
                from = variable.end();
            }
            regex.append(Pattern.quote(part.substring(from)));
        }
        all.add(new Declared(method, Pattern.compile(regex.toString()), names));
    }

    @Nullable Found find(String method, String path) {
        Found otherMethod = null;
        for (int order = 0; order < all.size(); order++) {
            Declared route = all.get(order);
            Matcher matcher = route.path().matcher(path);
            if (matcher.matches()) {
                Map<String, String> variables = new HashMap<>();
                for (int i = 0; i < route.names().size(); i++) {
                    String value = matcher.group(i + 1);
                    variables.put(route.names().get(i), value == null ? "" : value);
                }
                boolean fits = route.method().equals(method);
                if (fits) {
                    return new Found(order, true, variables);
                }
                if (otherMethod == null) {
                    otherMethod = new Found(order, false, variables);
                }
            }
        }
        return otherMethod;
    }
}
