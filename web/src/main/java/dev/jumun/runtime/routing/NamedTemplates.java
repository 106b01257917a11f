package dev.jumun.runtime.routing;

import dev.jumun.runtime.request.NamedPaths;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of an application's paths. Filled at start-up, then only read. */
final class NamedTemplates implements NamedPaths {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:path)?\\}");

    private final Map<String, PathTemplate> names = new HashMap<>();

    /** Names a path; a later one takes the place of an earlier one. */
    void name(String name, PathTemplate template) {
        names.put(name, template);
    }

    /** Names the path of a route by its function {@code Cafe.drink}, and by {@code drink} alone. */
    void nameRoute(String function, PathTemplate template) {
        names.putIfAbsent(function.substring(function.indexOf('.') + 1), template);
        names.putIfAbsent(function, template);
    }

    @Override
    public @Nullable String path(String name, Map<String, ?> variables) {
        PathTemplate template = names.get(name);
        if (template == null || !Set.copyOf(template.variables()).equals(variables.keySet())) {
            return null;
        }
        StringBuilder path = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(template.toString());
        while (matcher.find()) {
            boolean rest = matcher.group(2) != null;
            String value = String.valueOf(variables.get(matcher.group(1)));
            String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
            matcher.appendReplacement(
                    path, Matcher.quoteReplacement(rest ? encoded.replace("%2F", "/") : encoded));
        }
        return matcher.appendTail(path).toString();
    }
}
