package dev.jumun.processor.source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * Documentation comments. Class files do not have them, so those of a source are kept in a resource
 * next to its classes. The next build finds them there, if the class comes from a jar or was not
 * compiled again.
 */
public final class Comments {
    private static final String FOLDER = "META-INF/jumun/javadoc/";

    private final Elements elements;
    private final Filer filer;
    private final Map<String, Properties> kept = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    /** Of a compilation. */
    public Comments(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.filer = environment.getFiler();
    }

    /** Returns the comment of an element, or null if it has none. */
    public @Nullable String of(Element element) {
        String comment = elements.getDocComment(element);
        if (comment != null) {
            return comment;
        }
        TypeElement outermost = outermost(element);
        return outermost == null || isSource(outermost)
                ? null
                : kept.computeIfAbsent(name(outermost), this::read).getProperty(key(element));
    }

    private boolean isSource(TypeElement type) {
        JavaFileObject file = elements.getFileObjectOf(type);
        return file != null && file.getKind() == JavaFileObject.Kind.SOURCE;
    }

    private Properties read(String type) {
        Properties found = new Properties();
        for (JavaFileManager.Location place :
                new JavaFileManager.Location[] {
                    StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH
                }) {
            try (Reader reader = resource(place, type).openReader(true)) {
                found.load(reader);
                return found;
            } catch (IOException | RuntimeException e) {
                found.clear(); // no comment, or this compiler cannot read it
            }
        }
        return found;
    }

    private FileObject resource(JavaFileManager.Location place, String type) throws IOException {
        return filer.getResource(place, "", FOLDER + type + ".properties");
    }

    /**
     * Keeps the comments of the source of a type: those of types that an API may read, and of
     * methods with annotations of the framework.
     *
     * @throws IOException if the resource cannot be written
     */
    public void keep(TypeElement type) throws IOException {
        TypeElement outermost = outermost(type);
        if (outermost == null || !isSource(outermost) || !written.add(name(outermost))) {
            return;
        }
        Map<String, String> comments = new TreeMap<>();
        collect(outermost, comments);
        if (comments.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        comments.forEach((key, comment) ->
                text.append(escape(key)).append('=').append(escape(comment)).append('\n'));
        try (Writer writer =
                filer.createResource(
                                StandardLocation.CLASS_OUTPUT,
                                "",
                                FOLDER + name(outermost) + ".properties",
                                outermost)
                        .openWriter()) {
            writer.write(text.toString());
        } catch (FilerException e) {
            return; // another round, or another run of the processor, has written it
        }
    }

    private void collect(Element element, Map<String, String> comments) {
        for (Element inner : element.getEnclosedElements()) {
            if (inner.getKind().isClass() || inner.getKind().isInterface()) {
                collect(inner, comments);
            } else if (inner instanceof ExecutableElement && hasOwnAnnotation(inner)) {
                add(inner, comments);
            }
        }
        boolean isData =
                element.getKind() == ElementKind.RECORD
                        || element.getKind() == ElementKind.ENUM
                        || element.getKind() == ElementKind.INTERFACE;
        if (isData || hasOwnAnnotation(element)) {
            add(element, comments);
        }
    }

    private void add(Element element, Map<String, String> comments) {
        String comment = elements.getDocComment(element);
        if (comment != null) {
            comments.put(key(element), comment);
        }
    }

    /** Whether an element, or something that it declares, has an annotation of the framework. */
    public static boolean isDeclaration(Element element) {
        return hasOwnAnnotation(element)
                || element.getEnclosedElements().stream().anyMatch(Comments::isDeclaration);
    }

    private static boolean hasOwnAnnotation(Element element) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(each -> Annotations.name(each).startsWith(Annotations.OWN));
    }

    private static @Nullable TypeElement outermost(Element element) {
        Element each = element;
        while (each != null && !(each.getEnclosingElement() instanceof PackageElement)) {
            each = each.getEnclosingElement();
        }
        return each instanceof TypeElement type ? type : null;
    }

    private static String name(TypeElement type) {
        return type.getQualifiedName().toString();
    }

    /** {@code shop.Shop}, {@code shop.Shop.Drink}, {@code shop.Shop#drink(int)}. */
    private static String key(Element element) {
        if (element instanceof TypeElement type) {
            return name(type);
        }
        Element owner = element.getEnclosingElement();
        return (owner instanceof TypeElement type ? name(type) : "") + "#" + element;
    }

    /** As {@link Properties#load(Reader)} reads it; without a date, unlike what it writes. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\f' -> escaped.append("\\f");
                case ' ', '=', ':', '#', '!', '\\' -> escaped.append('\\').append(c);
                default -> {
                    if (c > ' ' && c < 127) {
                        escaped.append(c);
                    } else {
                        escaped.append("\\u%04x".formatted((int) c));
                    }
                }
            }
        }
        return escaped.toString();
    }
}
