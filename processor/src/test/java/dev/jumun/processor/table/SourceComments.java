package dev.jumun.processor.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the source of an annotation says of it and of its members: the first sentence of each.
 *
 * @param text of the annotation
 * @param members by their names, in the order of the source
 */
record SourceComments(String text, Map<String, Member> members) {
    /**
     * A member of an annotation.
     *
     * @param type as it is written
     * @param otherwise its default; empty if it must be given
     */
    record Member(String type, String otherwise, String text) {}

    private static final Pattern OF_MEMBER =
            Pattern.compile(
                    "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*([\\w.<>?\\[\\]"
                            + " ]+?)\\s+(\\w+)\\(\\)(?:\\s+default\\s+([^;]*))?;",
                    Pattern.DOTALL);

    private static final Pattern NESTED = Pattern.compile("\n +(?:@interface|enum) ");

    static SourceComments of(Class<?> annotation) throws Exception {
        Class<?> outer = annotation.isMemberClass() ? annotation.getDeclaringClass() : annotation;
        Path file =
                Path.of("..", outer.getPackageName().endsWith(".jobs") ? "jobs" : "web")
                        .resolve("src/main/java")
                        .resolve(outer.getName().replace('.', '/') + ".java");
        String source = Files.readString(file);
        int declared = source.indexOf("@interface " + annotation.getSimpleName() + " {");
        String head = source.substring(0, declared);
        String comment = head.substring(head.lastIndexOf("/**") + 3, head.lastIndexOf("*/"));
        Map<String, Member> members = new LinkedHashMap<>();
        String indent = annotation.isMemberClass() ? "    " : "";
        int end = source.indexOf("\n" + indent + "}", declared);
        String body = source.substring(declared, end < 0 ? source.length() : end);
        Matcher nested = NESTED.matcher(body);
        Matcher member =
                OF_MEMBER.matcher(nested.find() ? body.substring(0, nested.start()) : body);
        while (member.find()) {
            String otherwise = member.group(4);
            members.put(
                    member.group(3),
                    new Member(
                            member.group(2).strip(),
                            otherwise == null ? "" : otherwise.strip(),
                            sentence(member.group(1))));
        }
        return new SourceComments(sentence(comment), members);
    }

    private static String sentence(String javadoc) {
        String text =
                javadoc.replaceAll("(?m)^\\s*\\* ?", "")
                        .replaceAll("\\{@(?:code|literal|value)\\s+([^{}]*)}", "`$1`")
                        .replaceAll(
                                "\\{@link(?:plain)?\\s+[^{}\\s]*?([\\w]+)(?:\\s+([^{}]*))?}",
                                "`$1`")
                        .replaceAll("</?(?:p|ul|ol|li|b|i|em|a|br|code)\\b[^>]*>", "")
                        .replaceAll("\\s+", " ")
                        .strip();
        Matcher end = Pattern.compile("^(.*?[.])(?: [A-Z@`].*)?$").matcher(text);
        return (end.find() ? end.group(1) : text).replace("|", "\\|");
    }
}
