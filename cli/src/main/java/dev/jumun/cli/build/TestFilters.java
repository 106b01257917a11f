package dev.jumun.cli.build;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds filters of tests that nothing fits: JUnit would only say that it has found no test. */
public final class TestFilters {
    private TestFilters() {}

    /**
     * Returns the filters that fit no class, or no method of a class.
     *
     * @param classes the folder of the compiled tests
     * @param filters parts of names of classes, or {@code Class#method}
     */
    public static List<String> unmatched(Path classes, List<String> filters) throws IOException {
        List<String> left = new ArrayList<>(filters);
        if (left.isEmpty()) {
            return left;
        }
        try (var all = Files.walk(classes)) {
            for (Path file : all.filter(each -> each.toString().endsWith(".class")).toList()) {
                ClassModel type = ClassFile.of().parse(file);
                left.removeIf(filter -> fits(type, filter));
            }
        }
        return left;
    }

    private static boolean fits(ClassModel type, String filter) {
        String name = type.thisClass().asInternalName().replace('/', '.');
        int method = filter.indexOf('#');
        if (method < 0) {
            return name.contains(filter);
        }
        String wanted = filter.substring(method + 1).replaceFirst("\\(.*", "");
        return name.endsWith(filter.substring(0, method))
                && type.methods().stream()
                        .anyMatch(each -> each.methodName().stringValue().startsWith(wanted));
    }
}
