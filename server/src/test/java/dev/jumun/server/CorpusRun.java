package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.server.CorpusFile.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs all rows of a file against a server, several at once, and says how many were right. */
final class CorpusRun {
    private static final int AT_ONCE = 8;

    /** Tries a row; returns what came, written as the outcome of a row is. */
    @FunctionalInterface
    interface Trial {
        String outcome(Row row) throws Exception;
    }

    private CorpusRun() {}

    /** Fails with all rows that came out otherwise, and if there are fewer than there must be. */
    static void run(String file, int atLeast, Trial trial) throws Exception {
        List<Row> rows = CorpusFile.read(file);
        List<Callable<String>> trials = new ArrayList<>();
        for (Row row : rows) {
            trials.add(() -> trial.outcome(row));
        }
        List<String> wrong = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<String>> outcomes = threads.invokeAll(trials);
            for (int i = 0; i < rows.size(); i++) {
                String came = came(outcomes.get(i));
                String right = rows.get(i).outcome();
                if (!came.equals(right) && !came.equals(CorpusFile.bytes(right))) {
                    wrong.add(rows.get(i) + "\n    right: " + right + "\n    came:  " + came);
                }
            }
        }
        System.out.printf(
                "%s: %d tried, %d right, %d wrong%n",
                file, rows.size(), rows.size() - wrong.size(), wrong.size());
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(rows).extracting(Row::section).allMatch(section -> section.matches("\\d{4} .*"));
    }

    private static String came(Future<String> outcome) throws InterruptedException {
        return outcome.state() == Future.State.SUCCESS
                ? outcome.resultNow()
                : "failed with " + outcome.exceptionNow();
    }
}
