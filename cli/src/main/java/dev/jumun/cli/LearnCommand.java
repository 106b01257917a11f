package dev.jumun.cli;

import dev.jumun.cli.build.SourceCompiler;
import dev.jumun.cli.dev.Rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code jumun learn}: does what users do, for {@link AotCache}. It isn't in the help. */
final class LearnCommand implements Command {
    @Override
    public String name() {
        return "learn";
    }

    @Override
    public String summary() {
        return "Makes the cache with which jumun starts quickly; runs automatically.";
    }

    @Override
    public int run(CommandArguments given, Output output) throws Exception {
        Path folder = Files.createTempDirectory("jumun-learn");
        try {
            Path project = folder.resolve("shop");
            Main.run(List.of("new", project.toString()), output.out(), output.err());
            for (List<String> each :
                    List.of(
                            List.of("help"),
                            List.of("routes", project.toString()),
                            List.of("openapi", project.toString()))) {
                Main.run(each, output.out(), output.err());
            }
            Rehearsal.of(project);
            return 0;
        } finally {
            SourceCompiler.delete(folder);
        }
    }
}
