package dev.jumun.cli.dev;

import dev.jumun.cli.project.Project;

import org.jspecify.annotations.Nullable;

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

    private Watcher(WatchService events, Thread thread) {
        this.events = events;
        this.thread = thread;
    }

    /** Starts to watch the folders of a project, as far as the system allows it. */
    static Watcher of(Project project, Runnable changed, DevListener listener) throws IOException {
        WatchService events = FileSystems.getDefault().newWatchService();
        try {
            watchAll(project, events);
        } catch (IOException e) {
            listener.note(
                    "Not all folders can be watched (%s): changes are seen at the next request."
                            .formatted(e.getMessage()));
        }
        Thread thread =
                Thread.ofPlatform().daemon().name("jumun-watch").start(() -> run(events, changed));
        return new Watcher(events, thread);
    }

    private static void watchAll(Project project, WatchService events) throws IOException {
        for (Path root : project.sources()) {
            watch(Files.isRegularFile(root) ? root.toAbsolutePath().getParent() : root, events);
        }
        for (Path root : project.resources()) {
            watch(root, events);
        }
    }

    private static void watch(@Nullable Path root, WatchService events) throws IOException {
        if (root == null || !Files.isDirectory(root)) {
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

    private static void run(WatchService events, Runnable changed) {
        try {
            while (true) {
                WatchKey key = events.take();
                for (var event : key.pollEvents()) {
                    if (event.context() instanceof Path name
                            && key.watchable() instanceof Path folder) {
                        watch(folder.resolve(name), events); // a new folder
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
