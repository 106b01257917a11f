package dev.jumun.cli.dev;

import dev.jumun.cli.build.WatchedFolders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Gives a save a head start: the operating system reports a change, and the next generation is made
 * before anyone asks. Nothing depends on it: each request looks at the files itself.
 */
final class Watcher implements AutoCloseable {
    /** How often it looks for what the system does not report: poms, and folders that come. */
    private static final long LOOK = 500;

    private final Generations generations;
    private final DevListener listener;
    private final WatchService events;
    private final Map<Path, WatchKey> roots = new HashMap<>();
    private final Thread thread;
    private boolean isPartial;

    private Watcher(Generations generations, DevListener listener, WatchService events) {
        this.generations = generations;
        this.listener = listener;
        this.events = events;
        this.thread = Thread.ofPlatform().daemon().name("jumun-watch").unstarted(this::run);
    }

    /**
     * Makes what is on disk live, now and after each change, in the background. Watches the folders
     * of the project, as far as the system allows it: also those that its build adds.
     */
    static Watcher start(Generations generations, DevListener listener) throws IOException {
        Watcher watcher =
                new Watcher(generations, listener, FileSystems.getDefault().newWatchService());
        watcher.thread.start();
        return watcher;
    }

    private void run() {
        try {
            watchRoots();
            look();
            while (true) {
                WatchKey key = events.poll(LOOK, TimeUnit.MILLISECONDS);
                boolean hasNew = watchRoots(); // what was saved in them before was not reported
                if (key != null) {
                    watchNew(key);
                    key.reset();
                }
                if (key != null || hasNew || generations.hasOtherBuild()) {
                    look();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            return; // closed
        }
    }

    private void look() {
        try {
            generations.look();
        } catch (UncheckedIOException e) {
            return; // a file can't be read: the next request looks again, and tells why
        }
    }

    /**
     * Watches the folders of the project that are not watched yet; returns whether some are new.
     */
    private boolean watchRoots() {
        boolean hasNew = false;
        for (Path root : WatchedFolders.roots(generations.project())) {
            WatchKey known = roots.get(root);
            if (isPartial || (known != null && known.isValid())) {
                continue; // no more are allowed, or it is watched
            }
            List<WatchKey> keys = watch(() -> WatchedFolders.of(root));
            if (!keys.isEmpty()) {
                roots.put(root, keys.getFirst());
                hasNew = true;
            }
        }
        return hasNew;
    }

    /** Watches the folders that have been made in one that is watched. */
    private void watchNew(WatchKey key) {
        for (var event : key.pollEvents()) {
            if (!generations.project().isSingleFile()
                    && event.context() instanceof Path name
                    && key.watchable() instanceof Path folder) {
                watch(() -> WatchedFolders.below(folder.resolve(name)));
            }
        }
    }

    /** Folders to watch, as long as they are there. */
    @FunctionalInterface
    private interface Folders {
        List<Path> find() throws IOException;
    }

    private List<WatchKey> watch(Folders folders) {
        List<WatchKey> keys = new ArrayList<>();
        try {
            for (Path folder : folders.find()) {
                keys.add(
                        folder.register(
                                events,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return keys; // gone meanwhile: it is looked for again
        } catch (IOException e) {
            if (!isPartial) {
                isPartial = true;
                listener.note(
                        "Not all folders can be watched (%s): changes are seen at the next request."
                                .formatted(e.getMessage()));
            }
        }
        return keys;
    }

    @Override
    public void close() throws IOException {
        events.close();
        thread.interrupt();
    }
}
