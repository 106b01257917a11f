package dev.jumun.cli.dev;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Gives a save a head start: the operating system reports a change, and the next generation is made
 * before anyone asks. Nothing depends on it: each request looks at the files itself.
 */
final class Watcher implements AutoCloseable {
    private final WatchService events;
    private final Thread thread;

    Watcher(Project project, Runnable changed) throws IOException {
        this.events = FileSystems.getDefault().newWatchService();
        for (Path root : project.sources()) {
            watch(project.isSingleFile() ? root.resolveSibling("") : root);
        }
        for (Path root : project.resources()) {
            watch(root);
        }
        this.thread = Thread.ofPlatform().daemon().name("jumun-watch").start(() -> run(changed));
    }

    private void watch(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes seen)
                            throws IOException {
                        if (folder.endsWith(".jumun")) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        folder.register(
                                events,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private void run(Runnable changed) {
        try {
            while (true) {
                WatchKey key = events.take();
                for (var event : key.pollEvents()) {
                    if (event.context() instanceof Path name
                            && key.watchable() instanceof Path folder) {
                        watch(folder.resolve(name)); // a new folder
                    }
                }
                key.reset();
                changed.run();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            return; // closed
        } catch (IOException e) {
            return; // a folder went away: requests look for themselves
        }
    }

    @Override
    public void close() throws IOException {
        events.close();
        thread.interrupt();
    }
}
