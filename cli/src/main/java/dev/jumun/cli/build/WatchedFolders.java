package dev.jumun.cli.build;

import dev.jumun.cli.project.Project;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The folders in which a save can happen: the system is asked to watch each of them. */
public final class WatchedFolders {
    private WatchedFolders() {}

    /** Finds those of a project. */
    public static List<Path> of(Project project) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path root : roots(project)) {
            folders.addAll(of(root));
        }
        return folders;
    }

    /** Returns the folders of sources and resources, of which some may be missing, or the file. */
    public static List<Path> roots(Project project) {
        List<Path> roots = new ArrayList<>(project.sources());
        roots.addAll(project.resources());
        return roots;
    }

    /**
     * Finds those of one root, its own first. For a single file it is the folder of the file alone.
     * Nothing if the root is missing.
     */
    public static List<Path> of(Path root) throws IOException {
        if (Files.isRegularFile(root)) {
            Path folder = root.toAbsolutePath().getParent();
            return List.of(folder == null ? root : folder); // it may be the user's home
        }
        return below(root);
    }

    /** A folder and all folders in it; nothing if it is not one. */
    public static List<Path> below(Path root) throws IOException {
        List<Path> folders = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return folders;
        }
        Files.walkFileTree(
                root,
                Set.of(FileVisitOption.FOLLOW_LINKS),
                Integer.MAX_VALUE,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes seen) {
                        if (folder.endsWith(".jumun")) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        folders.add(folder);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE; // gone meanwhile, or not to be read
                    }
                });
        return folders;
    }
}
