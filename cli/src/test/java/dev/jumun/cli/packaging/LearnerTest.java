package dev.jumun.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;

/** The jar in a package that makes the cache of the start: it runs without this program. */
class LearnerTest {
    @TempDir Path folder;

    @Test
    void itHasEachClassOfThisProgramThatItUses() throws IOException {
        Path jar = folder.resolve("learn.jar");
        ApplicationPackage.writeLearner(jar);

        Set<String> used = new TreeSet<>();
        Set<String> there = new TreeSet<>();
        try (JarFile open = new JarFile(jar.toFile())) {
            for (var each : open.stream().toList()) {
                if (!each.getName().endsWith(".class")) {
                    continue;
                }
                there.add(each.getName().replace(".class", ""));
                byte[] bytes = open.getInputStream(each).readAllBytes();
                for (var constant : ClassFile.of().parse(bytes).constantPool()) {
                    if (constant instanceof ClassEntry type
                            && type.asInternalName().startsWith("dev/jumun/")) {
                        used.add(type.asInternalName());
                    }
                }
            }
        }
        assertThat(there).hasSizeGreaterThan(1).isEqualTo(used);
    }
}
