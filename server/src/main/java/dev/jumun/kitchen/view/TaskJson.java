package dev.jumun.kitchen.view;

import dev.jumun.async.TaskInfo;
import dev.jumun.runtime.codec.JsonWriter;

import java.util.List;
import java.util.Locale;

/** Tasks as JSON. Of very deep or wide trees, only a part is written, with what was left out. */
final class TaskJson {
    private static final int MOST_LEVELS = 64;
    private static final int MOST_SIBLINGS = 200;
    private static final int MOST_FRAMES = 64;

    private TaskJson() {}

    /** Writes a task and everything below it. */
    static void write(TaskInfo task, JsonWriter to) {
        write(task, to, 1);
    }

    private static void write(TaskInfo task, JsonWriter to, int level) {
        to.beginObject();
        to.name("id").number(task.id());
        to.name("name").string(task.name());
        if (task.count() > 1) {
            to.name("count").number(task.count());
        }
        task.owner().ifPresent(owner -> to.name("owner").string(owner));
        to.name("state").string(task.state().name().toLowerCase(Locale.ROOT));
        task.started()
                .ifPresent(started -> {
                    to.name("started").number(started.toEpochMilli());
                    task.remaining()
                            .ifPresent(left ->
                                    to.name("deadline")
                                            .number(
                                                    started.plus(task.age())
                                                            .plus(left)
                                                            .toEpochMilli()));
                });
        task.waitingFor().ifPresent(what -> to.name("waitingFor").string(what));
        task.cancelledBy().ifPresent(why -> to.name("cancelledBy").string(why));
        to.name("thread").string(task.thread());
        if (!task.stack().isEmpty()) {
            to.name("stack").beginArray();
            task.stack().stream()
                    .limit(MOST_FRAMES)
                    .forEach(frame -> to.item().string(frame.toString()));
            to.endArray();
        }
        children(task.children(), to, level);
        to.endObject();
    }

    private static void children(List<TaskInfo> all, JsonWriter to, int level) {
        if (all.isEmpty()) {
            return;
        }
        List<TaskInfo> shown =
                level >= MOST_LEVELS
                        ? List.of()
                        : all.subList(0, Math.min(all.size(), MOST_SIBLINGS));
        to.name("children").beginArray();
        for (TaskInfo child : shown) {
            to.item();
            write(child, to, level + 1);
        }
        to.endArray();
        int more = all.stream().skip(shown.size()).mapToInt(TaskInfo::count).sum();
        if (more > 0) {
            to.name("more").number(more);
        }
    }

    /** Writes trees as an array. */
    static void array(List<TaskInfo> roots, JsonWriter to) {
        to.beginArray();
        for (TaskInfo root : roots) {
            to.item();
            write(root, to);
        }
        to.endArray();
    }
}
