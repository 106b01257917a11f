package dev.jumun.cli;

import dev.jumun.cli.dev.ApiRoutes;
import dev.jumun.cli.dev.CompiledApi;

import org.apache.commons.cli.Option;

import java.util.List;

/** {@code jumun routes}: what an API answers, and where. */
final class RoutesCommand implements Command {
    @Override
    public String name() {
        return "routes";
    }

    @Override
    public String summary() {
        return "Lists the routes with their functions and places; nothing is started.";
    }

    @Override
    public String operands() {
        return "[DIR | File.java]";
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommandArguments.value(
                        "main", "CLASS", "The class with @Api, if there are several."),
                CommandArguments.flag("json", "Prints an array of objects."));
    }

    @Override
    public int run(CommandArguments given, Output output) throws Exception {
        try (CompiledApi api = CompiledApi.of(given.project(output), given.value("main"))) {
            if (api.isBroken()) {
                api.printProblems(output.err(), output.colour());
                return 1;
            }
            List<ApiRoutes.Entry> routes = ApiRoutes.of(api);
            if (given.has("json")) {
                var members = routes.stream().map(ApiRoutes.Entry::members).toList();
                output.json(members);
            } else {
                print(routes, output);
            }
            return 0;
        }
    }

    private static void print(List<ApiRoutes.Entry> routes, Output output) {
        int method = width(routes.stream().map(ApiRoutes.Entry::method).toList());
        int path = width(routes.stream().map(ApiRoutes.Entry::path).toList());
        int function = width(routes.stream().map(ApiRoutes.Entry::function).toList());
        String format = "%-" + method + "s  %-" + path + "s  %-" + function + "s  %s";
        for (ApiRoutes.Entry each : routes) {
            output.out()
                    .println(
                            format.formatted(
                                            each.method(),
                                            each.path(),
                                            each.function(),
                                            each.place())
                                    .stripTrailing());
        }
        if (routes.isEmpty()) {
            output.err().println("The API has no routes: annotate a method with @Get.");
        }
    }

    private static int width(List<String> column) {
        return Math.max(1, column.stream().mapToInt(String::length).max().orElse(1));
    }
}
