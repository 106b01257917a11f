package dev.jumun.cli;

import dev.jumun.cli.dev.CompiledApi;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code jumun openapi}: the document of an API that is not started. */
final class OpenApiCommand {
    private OpenApiCommand() {}

    static int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        CommandArguments given =
                CommandArguments.of(
                        arguments,
                        CommandArguments.value("main"),
                        org.apache.commons.cli.Option.builder("o").hasArg().get(),
                        CommandArguments.value("check"));
        String document;
        try (CompiledApi api = CompiledApi.of(given.project(), given.value("main", null))) {
            if (!api.problems().isEmpty()) {
                api.printProblems(err);
                return 1;
            }
            document = api.app().openApi() + "\n";
        }
        String check = given.value("check", null);
        String file = given.value("o", null);
        if (check != null) {
            return check(Path.of(check), document, out, err);
        }
        if (file == null) {
            out.print(document);
        } else {
            Files.writeString(Path.of(file), document);
        }
        return 0;
    }

    private static int check(Path file, String document, PrintStream out, PrintStream err)
            throws IOException {
        if (!Files.exists(file)) {
            err.println("jumun: There is no " + file + ". Write it with jumun openapi -o " + file);
            return 1;
        }
        if (Files.readString(file).strip().equals(document.strip())) {
            out.println(file + " is what the API says.");
            return 0;
        }
        err.println("jumun: " + file + " is not what the API says. Look at the difference with");
        err.println("       jumun openapi | diff " + file + " -");
        err.println("       and accept it with jumun openapi -o " + file);
        return 1;
    }
}
