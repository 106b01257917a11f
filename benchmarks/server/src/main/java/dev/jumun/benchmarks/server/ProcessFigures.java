package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells about a process: proc_pid_stat(5), proc_pid_status(5). */
final class ProcessFigures {
    /** A tick of the clock, USER_HZ: a hundredth of a second wherever the JDK runs. */
    private static final long TICK_MICROS = 10_000;

    private ProcessFigures() {}

    /** Returns the user and system time of all threads, ended ones too. */
    static long cpuMicros(long pid) throws IOException {
        return cpuMicros(Files.readString(Path.of("/proc/" + pid + "/stat")));
    }

    static long cpuMicros(String stat) {
        // The second field, the name, may have spaces and parentheses in it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        int user = 14 - 3; // the fields are counted from 1, and the first two are gone
        return (Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1])) * TICK_MICROS;
    }

    /** Returns the resident set in KiB. */
    static long residentKib(long pid) throws IOException {
        return residentKib(Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    /** A process that has ended, but that nobody has waited for yet, has none. */
    static long residentKib(String status) {
        return kib(status, "VmRSS:");
    }

    /**
     * Returns what of the resident set is not of files, in KiB: the rest, of the JVM's library and
     * the cache, is the page cache's, and shared by all processes that map it.
     */
    static long privateKib(long pid) throws IOException {
        return privateKib(Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    static long privateKib(String status) {
        return kib(status, "RssAnon:");
    }

    private static long kib(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
