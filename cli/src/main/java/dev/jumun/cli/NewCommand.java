package dev.jumun.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code jumun new}: a project that builds, tests and runs as it is. */
final class NewCommand {
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    private NewCommand() {}

    static int run(List<String> arguments, PrintStream out) throws IOException {
        CommandArguments given = CommandArguments.of(arguments, CommandArguments.value("package"));
        if (given.operands().size() != 1) {
            throw new UsageException("Which folder? For example: jumun new shop");
        }
        Path folder = Path.of(given.operands().getFirst());
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new UsageException(folder + " is there already, and not empty.");
        }
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        String own =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceFirst("^\\d+", "");
        String fallback = own.isEmpty() ? "app" : own;
        String pack = given.value("package", fallback);
        if (pack == null || !PACKAGE.matcher(pack).matches()) {
            throw new UsageException("--package needs a name such as com.example.shop.");
        }
        lay(folder, name, pack);
        out.println("Made " + folder + ". Go on with:");
        out.println("  cd " + folder);
        out.println("  jumun dev");
        return 0;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void lay(Path folder, String name, String pack) throws IOException {
        String type = type(pack);
        String in = pack.replace('.', '/');
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", "pom.xml");
        files.put("README.md", "README.md");
        files.put("AGENTS.md", "AGENTS.md");
        files.put("gitignore", ".gitignore");
        files.put("editorconfig", ".editorconfig");
        files.put("Dockerfile", "Dockerfile");
        files.put("ci.yml", ".github/workflows/ci.yml");
        files.put("App.txt", "src/main/java/" + in + "/" + type + ".java");
        files.put("package-info.txt", "src/main/java/" + in + "/package-info.java");
        files.put("AppTest.txt", "src/test/java/" + in + "/" + type + "Test.java");
        for (Map.Entry<String, String> each : files.entrySet()) {
            Path file = folder.resolve(each.getValue());
            Files.createDirectories(file.toAbsolutePath().getParent());
            String text =
                    template(each.getKey())
                            .replace("@name@", name)
                            .replace("@package@", pack)
                            .replace("@Type@", type)
                            .replace("@version@", version());
            Files.writeString(file, text);
        }
    }

    /** The class that the last part of the package names: {@code shop} makes {@code Shop}. */
    private static String type(String pack) {
        String last = pack.substring(pack.lastIndexOf('.') + 1).replace("_", "");
        return last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
    }

    private static String version() throws IOException {
        return template("version").strip();
    }

    private static String template(String file) throws IOException {
        try (InputStream in = NewCommand.class.getResourceAsStream("project/" + file)) {
            if (in == null) {
                throw new IOException("The template " + file + " is missing in this program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
