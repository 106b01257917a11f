package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import dev.jumun.processor.JumunProcessor;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program in the README is one. */
class ReadmeTest {
    @Test
    void theProgramCompiles() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        Matcher program = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(program.find()).isTrue();
        Compilation compilation =
                Compiler.javac()
                        .withProcessors(new JumunProcessor())
                        .compile(JavaFileObjects.forSourceString("shop.Shop", program.group(1)));
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.generatedSourceFiles()).hasSize(2);
    }
}
