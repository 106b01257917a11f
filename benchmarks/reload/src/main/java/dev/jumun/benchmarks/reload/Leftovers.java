package dev.jumun.benchmarks.reload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the generations of a development server have left in its JVM, as {@code jcmd} counts it.
 *
 * @param loaders of generations that are alive, the running one included
 * @param metaspace in KiB
 * @param threads of the platform
 */
record Leftovers(long loaders, long metaspace, long threads) {
    private static final Pattern LOADER = Pattern.compile("generation-\\d+");
    private static final Pattern METASPACE = Pattern.compile("Metaspace +used (\\d+)K");
    private static final Pattern THREAD = Pattern.compile("^\"", Pattern.MULTILINE);

    /** A loader may need some collections: what is referred to softly or by a cleaner goes late. */
    private static final int COLLECTIONS = 5;

    static Leftovers of(long pid) throws IOException, InterruptedException {
        long loaders = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS && loaders > 2; i++) {
            jcmd(pid, "GC.run");
            loaders = LOADER.matcher(jcmd(pid, "VM.classloaders")).results().count();
        }
        Matcher metaspace = METASPACE.matcher(jcmd(pid, "VM.metaspace basic"));
        if (!metaspace.find()) {
            throw new IOException("jcmd does not tell the metaspace.");
        }
        long threads = THREAD.matcher(jcmd(pid, "Thread.print")).results().count();
        return new Leftovers(loaders, Long.parseLong(metaspace.group(1)), threads);
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process =
                new ProcessBuilder(program.toString(), String.valueOf(pid), command)
                        .redirectErrorStream(true)
                        .start();
        String text;
        try (var in = process.getInputStream()) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + text);
        }
        return text;
    }

    @Override
    public String toString() {
        return "%d loaders, %,d KiB of metaspace, %d threads"
                .formatted(loaders, metaspace, threads);
    }
}
