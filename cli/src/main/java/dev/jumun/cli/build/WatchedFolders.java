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

    /** Finds those of a project. For a single file it is the folder of the file alone. */
    public static List<Path> of(Project project) throws IOException {
        List<Path> folders = new ArrayList<>();
        List<Path> roots = new ArrayList<>(project.sources());
        roots.addAll(project.resources());
        for (Path root : roots) {
            if (Files.isRegularFile(root)) {
                Path folder = root.toAbsolutePath().getParent();
                folders.add(folder == null ? root : folder); // it may be the user's home
            } else {
                folders.addAll(below(root));
            }
        }
        return folders;
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
