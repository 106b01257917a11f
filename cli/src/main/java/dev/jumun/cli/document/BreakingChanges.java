package dev.jumun.cli.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what breaks a client that was made for an older document: less is accepted of it, or
 * something else is sent to it.
 */
public final class BreakingChanges {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final Node old;
    private final Node now;
    private final List<String> changes = new ArrayList<>();

    private BreakingChanges(Node old, Node now) {
        this.old = old;
        this.now = now;
    }

    /**
     * Returns a sentence for each change that breaks clients; an empty list if clients continue to
     * work.
     */
    public static List<String> between(Map<String, Object> old, Map<String, Object> now) {
        BreakingChanges both = new BreakingChanges(Node.of(old), Node.of(now));
        both.paths();
        return both.changes;
    }

    private void paths() {
        for (String path : old.at("paths").names()) {
            Node before = old.at("paths").at(path);
            Node after = now.at("paths").at(renamed(path));
            for (String method : before.names()) {
                if (!METHODS.contains(method)) {
                    continue;
                }
                String where = method.toUpperCase(java.util.Locale.ROOT) + " " + path;
                if (after.at(method).isThere()) {
                    operation(where, before.at(method), after.at(method));
                } else {
                    changes.add(where + ": removed.");
                }
            }
        }
    }

    /** The same path, whatever its variables are called now. */
    private String renamed(String path) {
        String shape = path.replaceAll("\\{[^}]*}", "{}");
        return now.at("paths").names().stream()
                .filter(each -> each.equals(path))
                .findFirst()
                .or(() ->
                        now.at("paths").names().stream()
                                .filter(each -> each.replaceAll("\\{[^}]*}", "{}").equals(shape))
                                .findFirst())
                .orElse(path);
    }

    private void operation(String where, Node before, Node after) {
        parameters(where, before, after);
        Node body = after.at("requestBody");
        if (body.at("required").isTrue() && !before.at("requestBody").at("required").isTrue()) {
            changes.add(where + ": the body is required now.");
        }
        content(where, "the body", before.at("requestBody"), body, SchemaChanges.Direction.SENT);
        for (String status : before.at("responses").names()) {
            Node answer = after.at("responses").at(status);
            String what = "the response " + status;
            if (answer.isThere()) {
                content(
                        where,
                        what,
                        before.at("responses").at(status),
                        answer,
                        SchemaChanges.Direction.RECEIVED);
            } else if (status.startsWith("2")) {
                changes.add(where + ": " + what + " is no longer sent.");
            }
        }
        if (!before.at("security").isThere() && !after.at("security").items().isEmpty()) {
            changes.add(where + ": credentials are required now.");
        }
    }

    private void parameters(String where, Node before, Node after) {
        Map<String, Node> known = byName(before);
        Map<String, Node> wanted = byName(after);
        wanted.forEach((name, parameter) -> {
            Node earlier = known.get(name);
            boolean isPath = name.startsWith("path ");
            if (parameter.at("required").isTrue()
                    && !isPath
                    && (earlier == null || !earlier.at("required").isTrue())) {
                changes.add(where + ": the parameter " + name + " is required now.");
            }
        });
        known.forEach((name, parameter) -> {
            Node later = wanted.get(name);
            if (later != null) {
                new SchemaChanges(
                                where + ": the parameter " + name,
                                SchemaChanges.Direction.SENT,
                                changes)
                        .compare(parameter.at("schema"), later.at("schema"));
            } else if (!name.startsWith("path ")) {
                changes.add(where + ": the parameter " + name + " is no longer read.");
            }
        });
    }

    private static Map<String, Node> byName(Node operation) {
        Map<String, Node> all = new LinkedHashMap<>();
        for (Node each : operation.at("parameters").items()) {
            all.put(each.at("in").text() + " " + each.at("name").text(), each);
        }
        return all;
    }

    private void content(
            String where, String what, Node before, Node after, SchemaChanges.Direction direction) {
        for (String type : before.at("content").names()) {
            Node media = after.at("content").at(type);
            if (!media.isThere()) {
                String ended =
                        direction == SchemaChanges.Direction.SENT
                                ? " is no longer read."
                                : " is no longer sent.";
                changes.add(where + ": " + what + " as " + type + ended);
                continue;
            }
            new SchemaChanges(where + ": " + what, direction, changes)
                    .compare(before.at("content").at(type).at("schema"), media.at("schema"));
        }
    }
}
