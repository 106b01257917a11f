package dev.jumun.processor;

import com.palantir.javapoet.JavaFile;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/** A generated file of source, in the layout of one that a person writes. */
final class SourceFile {
    /** Javadoc of one line, which JavaPoet writes in three. */
    private static final Pattern SHORT_JAVADOC =
            Pattern.compile("^( *)/\\*\\*\\n\\1 \\* (.*)\\n\\1 \\*/$", Pattern.MULTILINE);

    /** The blank line between two constants, or before a field without a comment. */
    private static final Pattern BETWEEN_FIELDS =
            Pattern.compile(
                    ";\\n\\n(?= *(?:private |public |)static final | {4}[\\w.<>?,\\[\\] ]+;\\n)");

    private final JavaFile file;

    SourceFile(JavaFile file) {
        this.file = file;
    }

    String name() {
        String name = file.typeSpec().name();
        return file.packageName().isEmpty() ? name : file.packageName() + "." + name;
    }

    /** What it is generated for. */
    Element origin() {
        return file.typeSpec().originatingElements().getFirst();
    }

    void write(Filer filer) throws IOException {
        try (Writer writer = filer.createSourceFile(name(), origin()).openWriter()) {
            writer.write(text());
        }
    }

    private String text() {
        String javadoc = SHORT_JAVADOC.matcher(file.toString()).replaceAll("$1/** $2 */");
        return BETWEEN_FIELDS.matcher(javadoc).replaceAll(";\n");
    }
}
