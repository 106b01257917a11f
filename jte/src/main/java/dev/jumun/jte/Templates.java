package dev.jumun.jte;

import dev.jumun.Request;
import dev.jumun.Response;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.TemplateNotFoundException;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import gg.jte.resolve.ResourceCodeResolver;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes pages of <a href="https://jte.gg">JTE</a> templates, which are compiled: what they take has
 * types. What is put in is escaped by its place. A template may take the {@code request}, for
 * {@link Request#urlFor}. Provide one for the application; it can be used by all threads at once.
 */
public final class Templates {
    private final TemplateEngine engine;

    private Templates(TemplateEngine engine) {
        this.engine = engine;
    }

    /**
     * Takes the templates of a directory; or, with {@code classpath:} before it, of a folder on the
     * class path. Each is compiled when it is needed for the first time, and, in a directory, when
     * it has changed: that needs a JDK. For an image without one see {@link #precompiled}.
     *
     * @param classes the directory where what was compiled goes
     */
    public static Templates of(String directory, Path classes) {
        CodeResolver source =
                directory.startsWith("classpath:")
                        ? new ResourceCodeResolver(
                                directory.substring("classpath:".length()),
                                Thread.currentThread().getContextClassLoader())
                        : new DirectoryCodeResolver(Path.of(directory));
        return new Templates(TemplateEngine.create(source, classes, ContentType.Html));
    }

    /** Takes templates that JTE's build plugin has compiled into the application. */
    public static Templates precompiled() {
        return new Templates(TemplateEngine.createPrecompiled(ContentType.Html));
    }

    /**
     * Makes a page. Blocks while a template is compiled.
     *
     * @param name the template's file: {@code item.jte}
     * @param values what it takes, by their names
     * @throws IllegalArgumentException if there is no such template, or it is wrong
     */
    public Response page(
            Request request, String name, Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> all = new HashMap<>(values);
        all.put("request", request);
        StringOutput page = new StringOutput();
        try {
            engine.render(name, all, page);
        } catch (TemplateNotFoundException e) {
            throw new IllegalArgumentException("There is no template " + name + ".", e);
        } catch (TemplateException e) {
            throw new IllegalArgumentException(
                    "The template " + name + " cannot be shown: " + e.getMessage(), e);
        }
        return Response.html(page.toString());
    }
}
