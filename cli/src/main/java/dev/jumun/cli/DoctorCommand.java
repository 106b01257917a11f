package dev.jumun.cli;

import org.apache.commons.cli.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code jumun doctor}: what could keep jumun from working here, and what to do. */
final class DoctorCommand implements Command {
    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "Checks the JDK, the project and this machine, and gives advice.";
    }

    @Override
    public String operands() {
        return "[DIR | File.java]";
    }

    @Override
    public String details() {
        return "It ends with 1 if something has to be mended.";
    }

    @Override
    public List<Option> options() {
        return List.of(CommandArguments.flag("json", "Prints an array of objects."));
    }

    @Override
    public int run(CommandArguments given, Output output) {
        List<Diagnosis> all = Checks.of(given.place());
        if (given.has("json")) {
            List<Map<String, Object>> members = all.stream().map(DoctorCommand::members).toList();
            output.json(members);
        } else {
            all.forEach(each -> print(each, output));
        }
        return all.stream().anyMatch(each -> each.grade() == Diagnosis.Grade.WRONG) ? 1 : 0;
    }

    private static Map<String, Object> members(Diagnosis each) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("check", each.check());
        members.put("grade", each.grade().name().toLowerCase(java.util.Locale.ROOT));
        members.put("fact", each.fact());
        members.put("remedy", each.remedy());
        return members;
    }

    private static void print(Diagnosis each, Output output) {
        String sign =
                switch (each.grade()) {
                    case RIGHT -> paint("32", "✓", output);
                    case NOTICE -> paint("33", "!", output);
                    case WRONG -> paint("31", "✗", output);
                };
        output.out().println("%s %-10s %s".formatted(sign, each.check(), each.fact()));
        if (!each.remedy().isEmpty()) {
            output.out().println("             " + each.remedy());
        }
    }

    private static String paint(String code, String text, Output output) {
        return output.colour() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
