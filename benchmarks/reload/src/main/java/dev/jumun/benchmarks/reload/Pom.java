package dev.jumun.benchmarks.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Poms of the copies. */
final class Pom {
    static final String JDBC = "dev.jumun:jumun-jdbc:";
    static final String METRICS = "dev.jumun:jumun-metrics:";
    static final String POOL = "com.zaxxer:HikariCP:7.1.0";
    static final String H2 = "com.h2database:h2:2.5.252";
    static final String LOG = "org.slf4j:slf4j-jdk14:2.0.20";
    static final String JDBI = "org.jdbi:jdbi3-core:3.55.0";
    static final String FLYWAY = "org.flywaydb:flyway-core:13.12.0";

    private Pom() {}

    static void write(Path folder, String name, List<String> dependencies) throws IOException {
        StringBuilder text =
                new StringBuilder(
                        """
                        <project xmlns="http://maven.apache.org/POM/4.0.0">
                        <modelVersion>4.0.0</modelVersion>
                        <parent><groupId>dev.jumun</groupId><artifactId>jumun-parent</artifactId>
                        <version>0.1.0-SNAPSHOT</version><relativePath /></parent>
                        <groupId>NAME</groupId><artifactId>NAME</artifactId><version>1</version>
                        <dependencies>
                        <dependency><groupId>dev.jumun</groupId><artifactId>jumun-server</artifactId></dependency>
                        """
                                .replace("NAME", name));
        for (String each : dependencies) {
            String[] parts = each.split(":", -1);
            text.append(
                    "<dependency><groupId>%s</groupId><artifactId>%s</artifactId>"
                            .formatted(parts[0], parts[1]));
            if (!parts[2].isEmpty()) {
                text.append("<version>").append(parts[2]).append("</version>");
            }
            text.append("</dependency>\n");
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pom.xml"), text.append("</dependencies></project>\n"));
    }
}
