package dev.jumun.cli;

import dev.jumun.cli.project.Home;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The files of a new project.
 *
 * @param name of the folder
 * @param pack the Java package
 * @param database {@code h2}, {@code postgres}, or empty for none
 */
record NewProject(Path folder, String name, String pack, String database) {
    private static final String H2 = "com.h2database:h2:2.5.252";
    private static final String POSTGRES = "org.postgresql:postgresql:42.7.14";
    private static final String LOG = "org.slf4j:slf4j-jdk14:2.0.20";
    private static final String POOL = "com.zaxxer:HikariCP:7.1.0";

    /** Writes a project with a build. */
    void lay() throws IOException {
        String in = pack.replace('.', '/');
        String main = "src/main/java/" + in + "/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", "pom.xml");
        files.put("README.md", "README.md");
        files.put("AGENTS.md", "AGENTS.md");
        files.put("gitignore", ".gitignore");
        files.put("editorconfig", ".editorconfig");
        files.put("Dockerfile", "Dockerfile");
        files.put("ci.yml", ".github/workflows/ci.yml");
        files.put(database.isEmpty() ? "App.txt" : "DatabaseApp.txt", main + type() + ".java");
        files.put("package-info.txt", main + "package-info.java");
        files.put(
                database.isEmpty() ? "AppTest.txt" : "DatabaseAppTest.txt",
                "src/test/java/" + in + "/" + type() + "Test.java");
        if (!database.isEmpty()) {
            files.put("Database.txt", main + "Database.java");
        }
        if (database.equals("postgres")) {
            files.put("compose.yaml", "compose.yaml");
        }
        for (Map.Entry<String, String> each : files.entrySet()) {
            write(each.getKey(), folder.resolve(each.getValue()));
        }
    }

    /** Writes a single file; returns its path. */
    Path laySingle() throws IOException {
        Path file = folder.resolve(type() + ".java");
        if (Files.exists(file)) {
            throw new UsageException(file + " is there already.");
        }
        write("Single.txt", file);
        return file;
    }

    private void write(String template, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        boolean isPostgres = database.equals("postgres");
        String url = isPostgres ? "jdbc:postgresql://localhost/" + name : "jdbc:h2:./data/" + name;
        Files.writeString(
                file,
                template(template)
                        .replace("@database@", dependencies())
                        .replace("@url@", url)
                        .replace("@user@", isPostgres ? name : "")
                        .replace("@password@", isPostgres ? name : "")
                        .replace("@name@", name)
                        .replace("@package@", pack)
                        .replace("@Type@", type())
                        .replace("@version@", Home.version()));
    }

    /** The class that the last part of the package names: {@code shop} makes {@code Shop}. */
    private String type() {
        String last = pack.substring(pack.lastIndexOf('.') + 1).replace("_", "");
        return last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
    }

    private String dependencies() {
        return switch (database) {
            case "h2" ->
                    dependency("dev.jumun:jumun-jdbc", "")
                            + dependency(POOL, "")
                            + dependency(H2, "runtime")
                            + dependency(LOG, "runtime");
            case "postgres" ->
                    dependency("dev.jumun:jumun-jdbc", "")
                            + dependency(POOL, "")
                            + dependency(POSTGRES, "runtime")
                            + dependency(LOG, "runtime")
                            + dependency(H2, "test");
            default -> "";
        };
    }

    private static String dependency(String coordinates, String scope) {
        String[] parts = coordinates.split(":", -1);
        StringBuilder text = new StringBuilder("        <dependency>\n");
        text.append("            <groupId>").append(parts[0]).append("</groupId>\n");
        text.append("            <artifactId>").append(parts[1]).append("</artifactId>\n");
        if (parts.length > 2) {
            text.append("            <version>").append(parts[2]).append("</version>\n");
        }
        if (!scope.isEmpty()) {
            text.append("            <scope>").append(scope).append("</scope>\n");
        }
        return text.append("        </dependency>\n").toString();
    }

    private static String template(String file) throws IOException {
        try (InputStream in = NewProject.class.getResourceAsStream("project/" + file)) {
            if (in == null) {
                throw new IOException("The template " + file + " is missing in this program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
