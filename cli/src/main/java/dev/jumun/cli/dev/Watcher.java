package dev.jumun.cli.dev;

import dev.jumun.cli.build.WatchedFolders;
import dev.jumun.cli.project.Project;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;

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
            watch(WatchedFolders.of(project), events);
        } catch (IOException e) {
            listener.note(
                    "Not all folders can be watched (%s): changes are seen at the next request."
                            .formatted(e.getMessage()));
        }
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("jumun-watch")
                        .start(() -> run(project, events, changed));
        return new Watcher(events, thread);
    }

    private static void watch(List<Path> folders, WatchService events) throws IOException {
        for (Path folder : folders) {
            folder.register(
                    events,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        }
    }

    private static void run(Project project, WatchService events, Runnable changed) {
        try {
            while (true) {
                WatchKey key = events.take();
                for (var event : key.pollEvents()) {
                    if (!project.isSingleFile()
                            && event.context() instanceof Path name
                            && key.watchable() instanceof Path folder) {
                        watch(WatchedFolders.below(folder.resolve(name)), events); // a new one
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
