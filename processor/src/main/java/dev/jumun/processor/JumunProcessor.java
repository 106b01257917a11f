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
import dev.jumun.processor.type.CodecWriter;
import dev.jumun.processor.type.GeneratedCode;
import dev.jumun.processor.type.TypeReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Reads every class with {@code @Api}, checks what it declares, and writes its routes and the
 * codecs of its records. After an error it continues, to find the others, and writes nothing.
 */
public final class JumunProcessor extends AbstractProcessor {
    /** What has been written, and for what: APIs share the codecs of their records. */
    private final Map<String, Element> written = new HashMap<>();

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
        if (rules != null) {
            rules.check(annotations, round);
            rules.report(round.processingOver());
        }
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(Annotations.OWN + "Api")) {
                for (Element element : round.getElementsAnnotatedWith(annotation)) {
                    if (element instanceof TypeElement api) {
                        apis.add(api.getQualifiedName().toString());
                    }
                }
            }
        }
        for (Element element : round.getRootElements()) {
            if (element instanceof TypeElement type && Comments.isDeclaration(type)) {
                commented.add(type.getQualifiedName().toString());
            }
        }
        for (String name : apis) {
            TypeElement api = processingEnv.getElementUtils().getTypeElement(name);
            if (api != null) {
                process(api, round.processingOver());
            }
        }
        if (round.processingOver() && !round.errorRaised()) {
            keepComments();
        }
        return false;
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
        TypeReader types = new TypeReader(context);
        ApiModel model = new ApiReader(context, types).read(api, annotation);
        Map<TypeElement, JavaFile> codecs = codecs(context, types);
        Set<TypeElement> named = new LinkedHashSet<>(types.named());
        named.addAll(model.classes());
        model.provided().forEach(provider -> named.add(provider.owner()));
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
        codecs.forEach((record, codec) -> {
            if (!isCompiled(context, record)) {
                write(api, codec);
            }
        });
        new RoutesWriter(context, model, codecs.keySet(), types)
                .write()
                .forEach(file -> write(api, file));
        named.forEach(type -> commented.add(type.getQualifiedName().toString()));
    }

    /** Codecs of the records that were met, and of those that these are made of. */
    private static Map<TypeElement, JavaFile> codecs(Context context, TypeReader types) {
        Map<TypeElement, JavaFile> codecs = new LinkedHashMap<>();
        CodecWriter writer = new CodecWriter(context, types);
        Set<TypeElement> seen = new HashSet<>();
        boolean more = true;
        while (more) {
            List<TypeElement> next = new ArrayList<>(types.records().values());
            next.removeAll(seen);
            more = !next.isEmpty();
            for (TypeElement record : next) {
                seen.add(record);
                JavaFile codec = writer.write(record);
                if (codec != null) {
                    codecs.put(record, codec);
                }
            }
        }
        return codecs;
    }

    /** Whether a record is not being compiled now, and has its codec already. */
    private static boolean isCompiled(Context context, TypeElement record) {
        JavaFileObject file = context.elements().getFileObjectOf(record);
        return (file == null || file.getKind() == JavaFileObject.Kind.CLASS)
                && context.elements().getTypeElement(context.codecName(record).canonicalName())
                        != null;
    }

    private void write(TypeElement api, JavaFile file) {
        Element origin = file.typeSpec().originatingElements().getFirst();
        String name = file.packageName() + "." + file.typeSpec().name();
        Element present = written.putIfAbsent(name, origin);
        if (present != null) {
            if (!present.toString().equals(origin.toString())) {
                report(
                        api,
                        "WRITE-2",
                        "%s is generated for both %s and %s."
                                .formatted(file.typeSpec().name(), present, origin),
                        "Rename one of them.");
            }
            return;
        }
        try {
            file.writeTo(processingEnv.getFiler());
        } catch (FilerException e) {
            report(
                    api,
                    "WRITE-2",
                    file.typeSpec().name()
                            + ", which "
                            + api.getSimpleName()
                            + " needs, already exists.",
                    "Rename the existing type, or the type that it is generated for.");
        } catch (IOException e) {
            report(
                    api,
                    "WRITE-1",
                    file.typeSpec().name() + " cannot be written: " + e.getMessage() + ".",
                    "Check that the directory of generated sources is writable.");
        }
    }

    private void report(TypeElement api, String id, String fact, String remedy) {
        Diagnostics own = new Diagnostics();
        own.error(api, id, fact, remedy);
        own.report(processingEnv.getMessager());
    }
}
