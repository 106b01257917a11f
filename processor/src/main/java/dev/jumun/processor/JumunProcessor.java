package dev.jumun.processor;

import com.palantir.javapoet.JavaFile;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.place.DeclarationRules;
import dev.jumun.processor.route.ApiReader;
import dev.jumun.processor.route.RoutesWriter;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Comments;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Diagnostics;
import dev.jumun.processor.type.CodecHomes;
import dev.jumun.processor.type.GeneratedCode;
import dev.jumun.processor.type.RecordsWriter;
import dev.jumun.processor.type.TypeReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Reads every class with {@code @Api}, checks what it declares, and writes its routes and the
 * codecs of its records. After an error it continues, to find the others, and writes nothing.
 */
public final class JumunProcessor extends AbstractProcessor {
    /** What has been written, and for what: APIs share the codecs of their records. */
    private final Map<String, Element> written = new HashMap<>();

    private final CodecHomes homes = new CodecHomes();

    /** The types whose comments are kept for builds to come. */
    private final Set<String> commented = new TreeSet<>();

    /** The names of APIs whose types do not all exist yet. */
    private Set<String> waiting = new LinkedHashSet<>();

    private @Nullable DeclarationRules rules;
    private @Nullable Comments comments;

    /** Made by the compiler. */
    public JumunProcessor() {}

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        rules = new DeclarationRules(environment);
        comments = new Comments(environment);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Annotations.OWN + "*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<String> apis = waiting;
        waiting = new LinkedHashSet<>();
        Set<? extends Element> declarations = declarations(annotations, round);
        if (rules != null) {
            rules.check(declarations, round);
            rules.report(round.processingOver());
        }
        for (Element element : declarations) {
            if (element instanceof TypeElement type && Annotations.own(type, "Api") != null) {
                apis.add(type.getQualifiedName().toString());
            }
        }
        for (Element element : round.getRootElements()) {
            if (element instanceof TypeElement type && isDeclaration(type)) {
                commented.add(type.getQualifiedName().toString());
            }
        }
        for (String name : apis) {
            TypeElement api = processingEnv.getElementUtils().getTypeElement(name);
            if (api != null) {
                process(api, round.processingOver());
            }
        }
        for (JavaFile codecs : homes.write()) {
            SourceFile file = new SourceFile(codecs);
            write(file.origin(), file);
        }
        if (round.processingOver() && !round.errorRaised()) {
            keepComments();
        }
        return false;
    }

    /** What has annotations of the framework. To find it, all that is compiled is looked at. */
    private static Set<? extends Element> declarations(
            Set<? extends TypeElement> annotations, RoundEnvironment round) {
        TypeElement[] known =
                annotations.stream()
                        .filter(each -> each.getKind() == ElementKind.ANNOTATION_TYPE)
                        .toArray(
                                TypeElement[]::new); // the compiler reports those that do not exist
        return known.length == 0 ? Set.of() : round.getElementsAnnotatedWithAny(known);
    }

    private boolean isDeclaration(TypeElement type) {
        return !written.containsKey(type.getQualifiedName().toString())
                && Comments.isDeclaration(type);
    }

    /** Comments serve descriptions only: a build does not fail because they cannot be written. */
    private void keepComments() {
        for (String name : commented) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
            try {
                if (type != null) {
                    Objects.requireNonNull(comments).keep(type);
                }
            } catch (IOException e) {
                processingEnv
                        .getMessager()
                        .printMessage(
                                Diagnostic.Kind.NOTE,
                                "The comments of %s cannot be kept: %s."
                                        .formatted(name, e.getMessage()));
            }
        }
    }

    private void process(TypeElement api, boolean last) {
        AnnotationMirror annotation = Annotations.own(api, "Api");
        if (annotation == null) {
            return;
        }
        boolean snakeCase = Annotations.text(annotation, "naming", "").endsWith("SNAKE_CASE");
        Context context = Context.of(processingEnv, Objects.requireNonNull(comments), snakeCase);
        TypeReader types = new TypeReader(context, homes);
        ApiModel model = new ApiReader(context, types).read(api, annotation);
        RecordsWriter records = new RecordsWriter(context, types, homes);
        records.read();
        Set<TypeElement> named = new LinkedHashSet<>(types.named());
        named.addAll(model.classes());
        model.provided().forEach(provider -> named.add(provider.owner()));
        model.tasks().forEach(task -> named.add(task.route().owner()));
        GeneratedCode.refuseVariables(context, named);
        if (context.diagnostics().isUnresolved()) {
            if (!last) {
                waiting.add(api.getQualifiedName().toString());
            }
            return; // the compiler reports what does not exist, and all that follows from it
        }
        context.diagnostics().report(processingEnv.getMessager());
        if (context.diagnostics().errors() > 0) {
            return;
        }
        records.write().forEach(codec -> write(api, new SourceFile(codec)));
        new RoutesWriter(context, model, records.records(), types, homes)
                .write()
                .forEach(file -> write(api, new SourceFile(file)));
        named.forEach(type -> commented.add(type.getQualifiedName().toString()));
    }

    /**
     * Writes a file.
     *
     * @param where what needs it: errors are shown there
     */
    private void write(Element where, SourceFile file) {
        Element origin = file.origin();
        String simpleName = file.name().substring(file.name().lastIndexOf('.') + 1);
        Element present = written.putIfAbsent(file.name(), origin);
        if (present != null) {
            if (!present.toString().equals(origin.toString())) {
                report(
                        where,
                        "WRITE-2",
                        "%s is generated for both %s and %s."
                                .formatted(simpleName, present, origin),
                        "Rename one of them.");
            }
            return;
        }
        try {
            file.write(processingEnv.getFiler());
        } catch (FilerException e) {
            report(
                    where,
                    "WRITE-2",
                    simpleName + ", which " + where.getSimpleName() + " needs, already exists.",
                    "Rename the existing type, or the type that it is generated for.");
        } catch (IOException e) {
            report(
                    where,
                    "WRITE-1",
                    simpleName + " cannot be written: " + e.getMessage() + ".",
                    "Check that the directory of generated sources is writable.");
        }
    }

    private void report(Element where, String id, String fact, String remedy) {
        Diagnostics own = new Diagnostics();
        own.error(where, id, fact, remedy);
        own.report(processingEnv.getMessager());
    }
}
