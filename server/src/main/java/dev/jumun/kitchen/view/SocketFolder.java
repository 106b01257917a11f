package dev.jumun.kitchen.view;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder with the sockets of this user's servers, one for each process. Its permissions are the
 * authentication: no other user may enter it.
 */
public final class SocketFolder {
    private static final String END = ".sock";
    private static final String OWNER_ONLY = "rwx------";

    private SocketFolder() {}

    /**
     * Returns where it is: {@code $XDG_RUNTIME_DIR/jumun}, or in the folder for temporary files.
     */
    public static Path path(Map<String, String> environment) {
        String runtime = environment.get("XDG_RUNTIME_DIR");
        return runtime != null && !runtime.isBlank() && Files.isDirectory(Path.of(runtime))
                ? Path.of(runtime, "jumun")
                : Path.of(
                        Objects.requireNonNull(System.getProperty("java.io.tmpdir")),
                        "jumun-" + System.getProperty("user.name"));
    }

    /**
     * Makes the folder if it is missing.
     *
     * @throws IOException if something else has its name, or others may enter it
     */
    static void make(Path folder) throws IOException {
        try {
            Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(OWNER_ONLY)));
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    || !PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(
                                            folder, LinkOption.NOFOLLOW_LINKS))
                            .equals(OWNER_ONLY)) {
                throw new IOException(folder + " is not a folder for this user only.", there);
            }
        }
        Path probe = Files.createTempFile(folder, "owner", "");
        boolean mine = Files.getOwner(probe).equals(Files.getOwner(folder));
        Files.delete(probe);
        if (!mine) {
            throw new IOException(folder + " belongs to another user.");
        }
    }

    static Path socket(Path folder) {
        return folder.resolve(ProcessHandle.current().pid() + END);
    }

    /** What the socket of this process is called before it listens. */
    static Path hidden(Path folder) {
        return folder.resolve("." + ProcessHandle.current().pid());
    }

    /** A server's socket, and the process that listens on it. */
    public record Entry(Path socket, long pid) {}

    /**
     * Returns the sockets on which something listens, by their processes. Others are of processes
     * that were killed, and are removed.
     */
    public static List<Entry> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Entry> live = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = Objects.requireNonNull(file.getFileName()).toString();
                if (name.matches("[0-9]{1,18}\\" + END) && isLive(file)) {
                    live.add(
                            new Entry(
                                    file,
                                    Long.parseLong(
                                            name.substring(0, name.length() - END.length()))));
                }
            }
        }
        return live;
    }

    /** Does not wait: one whose process is stopped may have a full queue of connections. */
    private static boolean isLive(Path file) throws IOException {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.configureBlocking(false);
            probe.connect(UnixDomainSocketAddress.of(file));
            return true;
        } catch (ConnectException refused) {
            Files.deleteIfExists(file);
            return false;
        } catch (IOException ours) { // such as too many open files
            return Files.exists(file);
        }
    }
}
