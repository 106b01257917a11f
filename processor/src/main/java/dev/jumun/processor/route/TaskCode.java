package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.TaskModel;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.NameSpace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The code of tasks and repeated work. Nothing of it is generated for an API without them. */
final class TaskCode {
    private final Context context;
    private final RouteMembers members;
    private final ApiModel api;
    private final Map<TaskModel, RouteInputs> inputs = new HashMap<>();

    TaskCode(Context context, RouteMembers members, ApiModel api) {
        this.context = context;
        this.members = members;
        this.api = api;
    }

    boolean areThere() {
        return !api.tasks().isEmpty();
    }

    void addFields() {
        for (TaskModel task : api.tasks()) {
            ParameterModel payload = task.payload();
            if (payload != null) {
                members.field(
                        members.later(task),
                        ParameterizedTypeName.get(
                                RouteNames.LATER, RouteInputs.type(payload).name()),
                        "Adds jobs of {@code %s}.\n"
                                .formatted(task.route().title().replace("$", "$$")));
            }
        }
    }

    /** Statements that declare them, as the first of a start. */
    void declare(NameSpace locals, CodeBlock.Builder code) {
        if (!areThere()) {
            return;
        }
        locals.reserve(List.of("tasks"));
        code.addStatement(
                "$T tasks = new $T(lifespan, $L)",
                RouteNames.DECLARED_TASKS,
                RouteNames.DECLARED_TASKS,
                api.keeper() == null ? "null" : members.key(api.keeper()));
        for (TaskModel task : api.tasks()) {
            ParameterModel payload = task.payload();
            RouteInputs taken = inputs(task);
            if (payload == null) {
                code.addStatement(
                        "tasks.$L($L, this::$N)",
                        task.declaredBy(),
                        task.settings(),
                        taken.method());
            } else {
                code.addStatement(
                        "this.$N = tasks.$L($L, $L, this::$N)",
                        members.later(task),
                        task.declaredBy(),
                        task.settings(),
                        taken.codec(payload),
                        taken.method());
            }
        }
    }

    /** Adds the methods that call them. */
    void addMethods() {
        for (TaskModel task : api.tasks()) {
            members.add(new RouteCode(context, members, inputs(task)).task(task));
        }
    }

    private RouteInputs inputs(TaskModel task) {
        return inputs.computeIfAbsent(
                task, each -> new RouteInputs(context, members, each.route()));
    }
}
