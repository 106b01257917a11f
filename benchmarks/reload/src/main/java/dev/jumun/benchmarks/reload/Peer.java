package dev.jumun.benchmarks.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Another server with a development mode: a hello-world of it, of which one file is changed. */
enum Peer {
    FASTAPI(
            "fastapi",
            "FastAPI, uvicorn --reload",
            "apt-get install python3-fastapi python3-uvicorn") {
        @Override
        Sample lay(Path home, Path folder) throws IOException {
            Files.createDirectories(folder);
            String text =
                    """
                    from fastapi import FastAPI

                    app = FastAPI()


                    @app.get("/")
                    def handler():
                        return "hNUMBER"
                    """;
            return new Sample(sample(), folder.resolve("app.py"), text, "/", "\"hNUMBER\"");
        }

        @Override
        List<String> command() {
            return List.of(
                    python().orElse("python3"),
                    "-m",
                    "uvicorn",
                    "app:app",
                    "--reload",
                    "--port",
                    "18765");
        }
    },

    QUARKUS("quarkus", "Quarkus, quarkus:dev", "it needs Maven") {
        @Override
        Sample lay(Path home, Path folder) throws IOException {
            Path hello = home.resolve("benchmarks/hellos/quarkus");
            Sample.copy(hello.resolve("src"), folder.resolve("src"));
            // without its pages for developers: nothing here asks for them, and not every mirror
            // has them
            String pom =
                    Files.readString(hello.resolve("pom.xml"))
                            .replace(
                                    "<artifactId>quarkus-rest-jackson</artifactId>",
                                    "<artifactId>quarkus-rest-jackson</artifactId><exclusions><exclusion>"
                                        + "<groupId>io.quarkus</groupId>"
                                        + "<artifactId>quarkus-devui</artifactId>"
                                        + "</exclusion></exclusions>");
            Files.writeString(folder.resolve("pom.xml"), pom);
            Path source = folder.resolve("src/main/java/hello/Hello.java");
            String text = Files.readString(source).replace("\"Hello\"", "\"hNUMBER\"");
            return new Sample(sample(), source, text, "/hello", "{\"message\":\"hNUMBER\"}");
        }

        @Override
        List<String> command() {
            // it wants a newer Maven than Debian's
            return List.of(
                    "sh",
                    "-c",
                    "mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack"
                            + " -Dartifact=org.apache.maven:apache-maven:3.9.11:zip:bin"
                            + " -DoutputDirectory=.maven"
                            + " && exec sh .maven/apache-maven-3.9.11/bin/mvn -B -ntp quarkus:dev"
                            + " -Dquarkus.http.port=18766 -Dquarkus.console.enabled=false"
                            + " -Dquarkus.analytics.disabled=true -Ddebug=false");
        }
    };

    private final String folder;
    private final String sample;
    private final String need;

    Peer(String folder, String sample, String need) {
        this.folder = folder;
        this.sample = sample;
        this.need = need;
    }

    static List<Peer> all() {
        return List.of(values());
    }

    /** The peer of a name. */
    static Peer of(String folder) {
        return all().stream().filter(each -> each.folder.equals(folder)).findFirst().orElseThrow();
    }

    String folder() {
        return folder;
    }

    /** As the table calls it. */
    String sample() {
        return sample;
    }

    /** What has to be installed for it. */
    String need() {
        return need;
    }

    /** Lays down the project. */
    abstract Sample lay(Path home, Path folder) throws IOException;

    abstract List<String> command();

    /** The Python that has FastAPI: Debian's own is not always the first on the PATH. */
    private static Optional<String> python() {
        return Stream.of("python3", "/usr/bin/python3").filter(Peer::hasFastApi).findFirst();
    }

    private static boolean hasFastApi(String python) {
        try {
            Process process =
                    new ProcessBuilder(python, "-c", "import fastapi, uvicorn")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // this Python is not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
