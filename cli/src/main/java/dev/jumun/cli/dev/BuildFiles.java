package dev.jumun.cli.dev;

import dev.jumun.cli.project.Project;
import dev.jumun.cli.project.Projects;

import java.util.function.Consumer;

/**
 * The poms or {@code //DEPS} lines as they were when the libraries were resolved. When they change,
 * the program starts again; until it has, what is on disk is not live.
 */
final class BuildFiles {
    private final Project project;
    private volatile String known;
    private volatile String problem = "";

    BuildFiles(Project project) {
        this.project = project;
        this.known = project.buildStamp();
    }

    /** Whether they have changed since they were last looked at. Reads their times. */
    boolean haveChanged() {
        return !known.equals(project.buildStamp());
    }

    /** Why the newest ones can't be used; empty if the libraries are those that they name. */
    String problem() {
        return problem;
    }

    /** A build file with a mistake must not end the server: the old libraries stay until then. */
    boolean canBeResolved(Consumer<String> progress) {
        String now = project.buildStamp();
        try {
            new Projects(progress)
                    .open(project.isSingleFile() ? project.sources().getFirst() : project.folder());
            return true;
        } catch (RuntimeException e) { // also of the library that reads poms
            problem = "The build has changed, but it can't be used: " + e.getMessage();
            known = now;
            progress.accept(problem);
            return false;
        }
    }
}
