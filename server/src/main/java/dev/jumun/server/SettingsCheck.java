package dev.jumun.server;

import dev.jumun.async.log.LogText;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds settings that do not fit together: a server that begins so would not do what is wanted.
 *
 * <p>A {@code maxBodySize} above the heap isn't among them. A body that is read as a stream is
 * never in memory as a whole, and its size is limited by the same setting.
 */
final class SettingsCheck {
    private SettingsCheck() {}

    /**
     * Checks all.
     *
     * @throws IllegalArgumentException with what is wrong, and what to do
     */
    static void check(ServerSettings settings) {
        refuseIf(
                settings.maxConnectionsPerClient() > settings.maxConnections(),
                "maxConnectionsPerClient is more than maxConnections, so it limits nothing");
        refuseIf(
                settings.maxUnsentPerConnection() > settings.maxUnsent(),
                "maxUnsentPerConnection is more than maxUnsent, so it limits nothing");
        long heap = Runtime.getRuntime().maxMemory();
        refuseIf(
                settings.maxUnsent() > heap,
                "maxUnsent is more than the heap may have ("
                        + heap
                        + "): raise -Xmx, or lower the setting");
        refuseIf(
                settings.maxBodyMemory() > heap,
                "maxBodyMemory is more than the heap may have ("
                        + heap
                        + "): raise -Xmx, or lower the setting");
        Path socket = settings.unixSocket();
        Path folder = socket == null ? null : socket.toAbsolutePath().getParent();
        refuseIf(
                folder != null && !Files.isDirectory(folder),
                "unixSocket is in a folder that does not exist: " + socket);
        refuseIf(
                socket != null && settings.maxConnectionsPerClient() > 0,
                "maxConnectionsPerClient limits nothing where unixSocket is set: its clients have"
                        + " no addresses");
    }

    private static void refuseIf(boolean wrong, String what) {
        if (wrong) {
            throw new IllegalArgumentException(LogText.line("The setting " + what + "."));
        }
    }
}
