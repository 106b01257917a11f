package dev.jumun.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.jumun.BackgroundTasks.Work;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class TaskListTest {
    private final List<String> done = new ArrayList<>();
    private final RecordedSteps steps = new RecordedSteps();
    private final TaskList tasks = new TaskList(null);

    private static Work failing(Throwable failure) {
        return () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        };
    }

    private Work droppable() {
        return new DroppableWork() {
            @Override
            public void run() {
                done.add("ran");
            }

            @Override
            public void drop() {
                done.add("dropped");
            }
        };
    }

    @Test
    void tasksRunInTheirOrderAndWithWhatTheyAdd() throws Exception {
        tasks.add(() -> {
            done.add("a");
            tasks.add(() -> done.add("c"));
        });
        tasks.add(() -> done.add("b"));
        tasks.runForLenders();
        tasks.run();

        assertThat(done).containsExactly("a", "b", "c");
        assertThat(tasks.failure()).isNull();
    }

    @Test
    void aTaskThatFailsStopsNoOther() {
        IOException first = new IOException("first");
        IllegalStateException second = new IllegalStateException("second");
        tasks.add(failing(first));
        tasks.add(failing(second));
        tasks.add(failing(first));
        tasks.add(() -> done.add("done"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(tasks::runForLenders)
                .isSameAs(first);
        assertThat(first.getSuppressed()).containsExactly(second);
        assertThat(done).containsExactly("done");
        assertThat(tasks.failure()).isSameAs(first);
    }

    @Test
    void anErrorOfATaskIsThrown() {
        AssertionError error = new AssertionError("no");
        tasks.add(failing(error));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(tasks::runForLenders)
                .isSameAs(error);
    }

    @Test
    void afterTheEndNothingIsTaken() {
        assertThat(tasks.end()).isTrue();
        assertThat(tasks.end()).isTrue();

        assertThatIllegalStateException()
                .isThrownBy(() -> tasks.add(() -> done.add("a")))
                .withMessageStartingWith("The request of these background tasks has ended");
        assertThat(done).isEmpty();
    }

    @Test
    void theEndWaitsForWhatHasBeenAdded() {
        tasks.add(() -> done.add("a"));
        assertThat(tasks.end()).isFalse();
        tasks.add(() -> done.add("b"));
        tasks.run();
        assertThat(tasks.end()).isTrue();

        assertThat(done).containsExactly("a", "b");
        assertThatIllegalStateException().isThrownBy(() -> tasks.add(() -> done.add("c")));
    }

    @Test
    void whatHasNotRunIsDropped() {
        tasks.add(droppable());
        tasks.run();
        tasks.add(() -> done.add("plain"));
        tasks.add(droppable());
        tasks.drop();
        tasks.drop();

        assertThat(done).containsExactly("ran", "dropped");
        assertThatIllegalStateException().isThrownBy(() -> tasks.add(() -> done.add("c")));
    }

    @Test
    void anEmptyListIsDropped() {
        tasks.drop();
        tasks.run();

        assertThatIllegalStateException().isThrownBy(() -> tasks.add(() -> done.add("c")));
    }

    @Test
    void tasksAreSteps() {
        TaskList followed = new TaskList(steps);
        followed.add(() -> done.add("a"));
        followed.add(failing(new IOException("no")));
        followed.run();

        assertThat(done).containsExactly("a");
        assertThat(steps.lines())
                .containsExactly(
                        "+ background task",
                        "- background task",
                        "+ background task",
                        "- background task: no");
    }
}
