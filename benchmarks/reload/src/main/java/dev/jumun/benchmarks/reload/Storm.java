package dev.jumun.benchmarks.reload;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Saves a café as fast as answers come, its handler, a provider with a comment, and a resource in
 * turn, while four threads ask for all of them all the time; and counts what the generations leave
 * behind.
 */
final class Storm {
    private static final int ASKING = 4;

    /** How often is counted what is left. */
    private static final int COUNTS = 10;

    private final String name;
    private final List<Kind> kinds;
    private final Served served;
    private final PrintStream out;
    private final AtomicInteger old = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    private Storm(String name, List<Kind> kinds, Served served, PrintStream out) {
        this.name = name;
        this.kinds = kinds;
        this.served = served;
        this.out = out;
    }

    /**
     * How much is saved.
     *
     * @param saves of all projects together
     * @param projects that are saved at the same time
     * @param limit for all of it
     */
    record Size(int saves, int projects, Duration limit) {}

    /** What is saved, and the number of its last save. */
    private record Kind(Sample sample, AtomicInteger saved) {
        String expected(int number) {
            return sample.expected(number);
        }
    }

    static List<Result> of(Path home, Path folder, Size size, PrintStream out)
            throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Result>> running = new ArrayList<>();
            for (int i = 1; i <= size.projects(); i++) {
                String name = "café " + i;
                Path project = folder.resolve("cafe-" + i);
                running.add(all.submit(() -> one(name, home, project, size, out)));
            }
            for (Future<Result> each : running) {
                results.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return results;
    }

    private static Result one(String name, Path home, Path folder, Size size, PrintStream out)
            throws IOException, InterruptedException {
        List<Sample> cafe = Sample.cafe(home, folder);
        List<Kind> kinds =
                Stream.of(cafe.getFirst(), withComment(cafe.get(2)), cafe.get(3))
                        .map(each -> new Kind(each, new AtomicInteger()))
                        .toList();
        try (Served served = Main.jumun(home, folder)) {
            for (Kind each : kinds) {
                Main.awaitAnswer(served, each.sample(), 0);
            }
            return new Storm(name, kinds, served, out)
                    .run(size.saves() / size.projects(), size.limit());
        }
    }

    /** With another comment at each save, which has all sources compiled. */
    private static Sample withComment(Sample sample) {
        String text = sample.text() + "// save " + Sample.NUMBER + "\n";
        return new Sample(sample.name(), sample.file(), text, sample.path(), sample.expected());
    }

    private Result run(int saves, Duration limit) throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < ASKING; i++) {
            int first = i;
            threads.add(Thread.ofVirtual().start(() -> ask(first)));
        }
        List<Long> millis = new ArrayList<>();
        long begun = System.nanoTime();
        int step = Math.max(1, saves / COUNTS);
        for (int i = 1; i <= saves && System.nanoTime() - begun < limit.toNanos(); i++) {
            Kind kind = kinds.get(i % kinds.size());
            kind.sample().save(i);
            kind.saved().set(i);
            long since = System.nanoTime();
            String answer = served.ask(kind.sample().path());
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
            if (!answer.equals(kind.expected(i))) {
                out.println(name + ", save " + i + " was answered: " + answer);
                old.incrementAndGet();
            }
            if (i % step == 0) {
                out.printf(
                        "%s, after %d saves in %d s: %s, %d answers%n",
                        name,
                        i,
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
                        Leftovers.of(served.jvm()),
                        answers.get());
            }
        }
        for (Thread each : threads) {
            each.interrupt();
            each.join();
        }
        return new Result(name + ", requests in flight", millis, old.get(), refused.get());
    }

    private void ask(int first) {
        try {
            for (int i = first; !Thread.currentThread().isInterrupted(); i++) {
                Kind kind = kinds.get(i % kinds.size());
                int atLeast = kind.saved().get();
                String answer = served.ask(kind.sample().path());
                if (Thread.currentThread().isInterrupted()) {
                    return; // it was broken off by the end
                }
                judge(kind, answer, atLeast);
                TimeUnit.MILLISECONDS.sleep(5); // what compiles needs the processor, too
            }
        } catch (IOException | InterruptedException e) {
            return; // the end
        }
    }

    private void judge(Kind kind, String answer, int atLeast) {
        String digits = answer.replaceAll("\\D", "");
        if (digits.isEmpty()
                || digits.length() > 9
                || !answer.equals(kind.expected(Integer.parseInt(digits)))) {
            refused.incrementAndGet();
            out.println(name + " was answered: " + answer);
        } else if (Integer.parseInt(digits) < atLeast) {
            old.incrementAndGet();
            out.println(name + " was answered after save " + atLeast + ": " + answer);
        } else {
            answers.incrementAndGet();
        }
    }
}
