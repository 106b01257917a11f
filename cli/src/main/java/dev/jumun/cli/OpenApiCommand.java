package dev.jumun.cli;

import dev.jumun.cli.dev.CompiledApi;
import dev.jumun.cli.document.BreakingChanges;
import dev.jumun.cli.document.Documents;

import org.apache.commons.cli.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code jumun openapi}: the document of an API that is not started. */
final class OpenApiCommand implements Command {
    @Override
    public String name() {
        return "openapi";
    }

    @Override
    public String summary() {
        return "Prints the OpenAPI document; nothing is started.";
    }

    @Override
    public String operands() {
        return "[DIR | File.java]";
    }

    @Override
    public String details() {
        return """
        --check and --breaking are for CI. They read JSON or YAML, and end with 1 if the API doesn't match the file, or if a client made for the file would no longer work.
        """;
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommandArguments.value(
                        "main", "CLASS", "The class with @Api, if there are several."),
                CommandArguments.flag("yaml", "Prints YAML instead of JSON."),
                Option.builder("o")
                        .hasArg()
                        .argName("FILE")
                        .desc("Writes it to a file; YAML if its name ends with .yaml or .yml.")
                        .get(),
                CommandArguments.value("check", "FILE", "Compares it with a file."),
                CommandArguments.value(
                        "breaking", "OLD", "Lists what breaks clients of an older document."));
    }

    @Override
    public int run(CommandArguments given, Output output) throws Exception {
        String document;
        try (CompiledApi api = CompiledApi.of(given.project(output), given.value("main"))) {
            if (api.isBroken()) {
                api.printProblems(output.err(), output.colour());
                return 1;
            }
            document = api.app().openApi();
        }
        String check = given.value("check");
        String breaking = given.value("breaking");
        String file = given.value("o");
        if (check != null && breaking != null) {
            throw new UsageException(
                    "--check and --breaking are two questions: ask them one by one.");
        }
        if (check != null) {
            return check(Path.of(check), document, output);
        }
        if (breaking != null) {
            return breaking(Path.of(breaking), document, output);
        }
        boolean yaml =
                given.has("yaml")
                        || (file != null && (file.endsWith(".yaml") || file.endsWith(".yml")));
        String text = yaml ? Documents.yaml(document) : document + "\n";
        if (file == null) {
            output.out().print(text);
        } else {
            Files.writeString(Path.of(file), text);
        }
        return 0;
    }

    private static int check(Path file, String document, Output output) throws IOException {
        if (Documents.read(file).equals(Documents.parse(document))) {
            output.out().println(file + " matches the API.");
            return 0;
        }
        output.err()
                .println("jumun: " + file + " doesn't match the API. To see the difference, run");
        output.err().println("       jumun openapi --yaml | diff " + file + " -");
        output.err().println("       and to accept it, run jumun openapi -o " + file);
        return 1;
    }

    private static int breaking(Path old, String document, Output output) throws IOException {
        Map<String, Object> now = Documents.parse(document);
        List<String> changes = BreakingChanges.between(Documents.read(old), now);
        if (changes.isEmpty()) {
            output.out().println("Nothing breaks clients of " + old + ".");
            return 0;
        }
        changes.forEach(output.out()::println);
        output.err()
                .println(
                        "jumun: %d change%s clients of %s."
                                .formatted(
                                        changes.size(),
                                        changes.size() == 1 ? " breaks" : "s break",
                                        old));
        return 1;
    }
}
