package dev.jumun.cli.build;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;

/**
 * What a source declares: its text without the bodies of methods, constructors and initializers.
 * Processors and other sources see nothing else of it: if two texts have the same declarations,
 * only this file has to be compiled.
 *
 * @param text comments included, since they become part of documents
 * @param types names of its classes that are not within others, as paths: {@code shop/Shop}
 */
record Declarations(String text, List<String> types) {
    /** Reads those of a source that has been compiled. */
    static Declarations of(JavaCompiler javac, JavaFileManager files, ReadSource source)
            throws IOException {
        Declarations known = source.declared();
        if (known != null) {
            return known;
        }
        JavacTask task =
                (JavacTask)
                        javac.getTask(
                                null, files, null, List.of("-proc:none"), null, List.of(source));
        return of(task, task.parse().iterator().next(), source);
    }

    /** Reads those of a source that a task has parsed. */
    static Declarations of(JavacTask task, CompilationUnitTree unit, ReadSource source)
            throws IOException {
        Bodies bodies = new Bodies(unit, Trees.instance(task).getSourcePositions());
        String whole = source.getCharContent(false).toString();
        Declarations found = new Declarations(bodies.cutOutOf(whole), types(unit));
        source.declared(found);
        return found;
    }

    private static List<String> types(CompilationUnitTree unit) {
        String home =
                unit.getPackageName() == null
                        ? ""
                        : unit.getPackageName().toString().replace('.', '/') + "/";
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(each -> home + ((ClassTree) each).getSimpleName())
                .toList();
    }

    /** Whether a class file, given by its path, is of these types or of what is within them. */
    boolean contain(String classFile) {
        return types.stream()
                .anyMatch(each ->
                        classFile.startsWith(each + "$") || classFile.equals(each + ".class"));
    }

    /** The places of bodies, in the order of the text. */
    private static final class Bodies {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Tree> found = new ArrayList<>();

        Bodies(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            unit.getTypeDecls().forEach(this::find);
        }

        private void find(Tree member) {
            switch (member) {
                case ClassTree type -> type.getMembers().forEach(this::find);
                case MethodTree method when method.getBody() != null -> found.add(method.getBody());
                case BlockTree initializer -> found.add(initializer);
                default -> {
                    // values of fields may be constants, and then are part of other classes
                }
            }
        }

        String cutOutOf(String text) {
            StringBuilder rest = new StringBuilder();
            int end = 0;
            for (Tree each : found) {
                rest.append(text, end, (int) positions.getStartPosition(unit, each)).append("{}");
                end = (int) positions.getEndPosition(unit, each);
            }
            return rest.append(text.substring(end)).toString();
        }
    }
}
