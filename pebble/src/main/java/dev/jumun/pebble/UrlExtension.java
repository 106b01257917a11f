package dev.jumun.pebble;

import dev.jumun.Request;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The function {@code urlFor}. */
final class UrlExtension extends AbstractExtension {
    @Override
    public Map<String, Function> getFunctions() {
        return Map.of("urlFor", new UrlFor());
    }

    private static final class UrlFor implements Function {
        @Override
        public @Nullable List<String> getArgumentNames() {
            return null; // the names are those of the path's variables
        }

        @Override
        public Object execute(
                Map<String, Object> arguments,
                PebbleTemplate self,
                EvaluationContext context,
                int line) {
            Map<String, Object> variables = new HashMap<>(arguments);
            Object name = variables.remove("0");
            if (name == null || !(context.getVariable("request") instanceof Request request)) {
                throw new IllegalArgumentException(
                        "urlFor in %s at line %d needs the name of a route."
                                .formatted(self.getName(), line));
            }
            return request.urlFor(name.toString(), variables);
        }
    }
}
