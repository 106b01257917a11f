package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;
import dev.jumun.runtime.codec.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** States and problems as JSON: for pages, scripts and editors. */
final class Json {
    private Json() {}

    static String text(@Nullable Object value) {
        return new String(new JsonWriter(512).any(value).toBytes(), StandardCharsets.UTF_8);
    }

    static Map<String, @Nullable Object> of(State state) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        switch (state) {
            case State.Fresh fresh -> {
                members.put("state", "fresh");
                members.put("serial", fresh.serial());
                members.put("generation", fresh.generation().number());
            }
            case State.Unready unready -> {
                members.put("state", unready.word());
                members.put("serial", unready.serial());
                members.put("detail", unready.title());
                members.put("errors", errors(unready.problems()));
            }
        }
        return members;
    }

    private static List<Map<String, @Nullable Object>> errors(List<Problem> problems) {
        return problems.stream().map(Json::of).toList();
    }

    static Map<String, @Nullable Object> of(Problem problem) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("file", problem.file() == null ? null : String.valueOf(problem.file()));
        members.put("line", problem.line());
        members.put("column", problem.column());
        members.put("id", problem.id());
        members.put("message", problem.message());
        return members;
    }
}
