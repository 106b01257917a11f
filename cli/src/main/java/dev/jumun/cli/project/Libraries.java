package dev.jumun.cli.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a project needs besides its own sources.
 *
 * @param compile jars and folders that the compiler sees, those of {@code runtime} included
 * @param runtime jars and folders that the application runs with
 * @param processors jars with annotation processors, in addition to those on {@code compile}
 * @param processorOptions such as {@code -Akey=value}
 * @param properties properties of the pom whose names begin with {@code jumun.}
 * @param warnings sentences about the build that the user should know
 */
public record Libraries(
        List<Path> compile,
        List<Path> runtime,
        List<Path> processors,
        List<String> processorOptions,
        Map<String, String> properties,
        List<String> warnings) {
    /** Libraries of a single class path. */
    public static Libraries of(List<Path> classPath) {
        return new Libraries(classPath, classPath, List.of(), List.of(), Map.of(), List.of());
    }
}
