package dev.jumun.cli;

import org.apache.commons.cli.Option;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** {@code jumun new}: a project that builds, tests and runs as it is. */
final class NewCommand implements Command {
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    /** Maven takes no others, and neither do addresses of databases. */
    private static final Pattern ARTIFACT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final Set<String> DATABASES = Set.of("h2", "postgres");
    private static final Set<String> TAKEN =
            Set.of("java", "javax", "jakarta", "dev.jumun", "test");

    @Override
    public String name() {
        return "new";
    }

    @Override
    public String summary() {
        return "Makes a project: an API, a test, a build, a Dockerfile.";
    }

    @Override
    public String operands() {
        return "DIR";
    }

    @Override
    public String details() {
        return """
        --single makes one file in DIR, which needs no build: jumun dev DIR/Name.java.
        """;
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommandArguments.value(
                        "package", "NAME", "The Java package; made of DIR otherwise."),
                CommandArguments.value("db", "h2|postgres", "Keeps its data in a database."),
                CommandArguments.flag("single", "Makes one file without a build."));
    }

    @Override
    public int run(CommandArguments given, Output output) throws Exception {
        if (given.operands().size() != 1) {
            throw new UsageException("Which folder? For example: jumun new shop");
        }
        Path folder = Path.of(given.operands().getFirst());
        String database = given.value("db");
        if (database != null && !DATABASES.contains(database)) {
            throw new UsageException("--db is h2 or postgres, not " + database + ".");
        }
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        if (!given.has("single") && !ARTIFACT.matcher(name).matches()) {
            throw new UsageException(
                    "The build is named as the folder, so this has only the letters a to z, digits and . _ -, not: %s. For example: jumun new shop"
                            .formatted(name));
        }
        if (given.has("single") && database != null) {
            throw new UsageException(
                    "--single makes a file without a database: leave out --single, or --db.");
        }
        String own =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceFirst("^\\d+", "");
        String pack = given.value("package");
        if (pack == null) {
            pack = own.isEmpty() || TAKEN.contains(own) || isKeyword(own) ? "app" : own;
        }
        if (!PACKAGE.matcher(pack).matches()
                || List.of(pack.split("\\.")).stream().anyMatch(NewCommand::isKeyword)) {
            throw new UsageException("--package needs a name such as com.example.shop.");
        }
        NewProject project = new NewProject(folder, name, pack, database == null ? "" : database);
        if (given.has("single")) {
            if (given.has("package")) {
                throw new UsageException("--single makes a file without a package.");
            }
            Path file = laid(folder, project::laySingle);
            output.out().println("Made " + file + ". Continue with:");
            output.out().println("  jumun dev " + file);
            return 0;
        }
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new UsageException(folder + " is there already, and not empty.");
        }
        laid(
                folder,
                () -> {
                    project.lay();
                    return folder;
                });
        output.out().println("Made " + folder + ". Continue with:");
        output.out().println("  cd " + folder);
        if ("postgres".equals(database)) {
            output.out().println("  docker compose up -d");
        }
        output.out().println("  jumun dev");
        return 0;
    }

    private static Path laid(Path folder, Callable<Path> files) throws Exception {
        try {
            return files.call();
        } catch (FileSystemException e) {
            throw new IOException(
                    "Nothing can be made at %s: choose a folder that this user may write to."
                            .formatted(folder),
                    e);
        }
    }

    private static boolean isKeyword(String word) {
        return javax.lang.model.SourceVersion.isKeyword(word);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
