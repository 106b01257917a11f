package dev.jumun.cli.project;

import org.eclipse.aether.artifact.Artifact;

import java.nio.file.Path;
import java.util.List;

/** Compares the Jumun of a project with that of this program. */
final class Versions {
    private Versions() {}

    /**
     * Refuses a project that this program can't serve.
     *
     * @throws ResolutionException with what to do
     */
    static void check(Path folder, List<Artifact> artifacts) {
        String own = Home.version();
        for (Artifact each : artifacts) {
            boolean isCore =
                    each.getGroupId().equals(Coordinates.JUMUN)
                            && each.getArtifactId().equals("jumun-web");
            if (isCore && !each.getBaseVersion().equals(own)) {
                throw new ResolutionException(
                        ("%s uses Jumun %s, and this jumun is %s. Use the jumun of that version, or"
                                        + " set the version in %s to %s.")
                                .formatted(
                                        folder.getFileName(),
                                        each.getBaseVersion(),
                                        own,
                                        folder.resolve("pom.xml"),
                                        own));
            }
        }
    }
}
