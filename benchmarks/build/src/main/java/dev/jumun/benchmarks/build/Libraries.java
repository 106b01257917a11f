package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The class paths of a peer.
 *
 * @param program what its programs need
 * @param all the same, and what builds them
 */
record Libraries(String program, String all) {
    /** Those of this program, which has Jumun's. */
    static final Libraries OWN =
            new Libraries(
                    System.getProperty("java.class.path"), System.getProperty("java.class.path"));

    /** Fetches the libraries of a pom by Maven. */
    static Libraries of(Templates templates) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("jumun-libraries");
        Files.writeString(folder.resolve("pom.xml"), templates.text("pom.xml"));
        return new Libraries(classPath(folder, "runtime"), classPath(folder, "test"));
    }

    private static String classPath(Path folder, String scope)
            throws IOException, InterruptedException {
        Path file = folder.resolve(scope);
        Spent.by(
                folder,
                List.of(
                        "mvn",
                        "-B",
                        "-ntp",
                        "-q",
                        "dependency:build-classpath",
                        "-DincludeScope=" + scope,
                        "-Dmdep.outputFile=" + file));
        return Files.readString(file).strip();
    }
}
