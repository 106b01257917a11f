package dev.jumun.cli;

import dev.jumun.cli.build.SourceCompiler;
import dev.jumun.cli.project.Gathering;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code jumun gather}: fills the folder of a distribution, when one is built. */
final class GatherCommand implements Command {
    @Override
    public String name() {
        return "gather";
    }

    @Override
    public String summary() {
        return "Fills the folder of a distribution.";
    }

    @Override
    public String operands() {
        return "DIR";
    }

    @Override
    public int run(CommandArguments given, Output output) throws Exception {
        Path folder = Files.createTempDirectory("jumun-gather");
        try {
            List<Path> projects = new ArrayList<>();
            for (String database : List.of("", "h2", "postgres")) {
                Path project = folder.resolve("with" + database);
                new NewProject(project, "shop", "shop", database).lay();
                projects.add(project);
            }
            Path file = new NewProject(folder.resolve("single"), "shop", "shop", "").laySingle();
            Gathering.into(given.place(), projects, file);
            return 0;
        } finally {
            SourceCompiler.delete(folder);
        }
    }
}
