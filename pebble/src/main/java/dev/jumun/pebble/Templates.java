package dev.jumun.pebble;

import dev.jumun.Request;
import dev.jumun.Response;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.loader.FileLoader;
import io.pebbletemplates.pebble.loader.Loader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes pages of <a href="https://pebbletemplates.io">Pebble</a> templates, whose language is that
 * of Jinja. What is put in is escaped. A template sees the {@code request}, and has a function
 * {@code urlFor("readItem", id=item.id)}, which is {@link Request#urlFor}. Provide one for the
 * application; it can be used by all threads at once.
 */
public final class Templates {
    private final PebbleEngine engine;

    private Templates(Loader<?> loader) {
        this.engine =
                new PebbleEngine.Builder()
                        .loader(loader)
                        .autoEscaping(true)
                        .strictVariables(true)
                        .newLineTrimming(false)
                        .extension(new UrlExtension())
                        .build();
    }

    /**
     * Takes the templates of a directory; or, with {@code classpath:} before it, of a folder on the
     * class path.
     */
    public static Templates of(String directory) {
        if (directory.startsWith("classpath:")) {
            ClasspathLoader loader =
                    new ClasspathLoader(Thread.currentThread().getContextClassLoader());
            loader.setPrefix(directory.substring("classpath:".length()));
            return new Templates(loader);
        }
        return new Templates(new FileLoader(Path.of(directory).toAbsolutePath().toString()));
    }

    /**
     * Makes a page. Blocks on the disk when a template is needed for the first time.
     *
     * @param name the template's file: {@code item.html}
     * @param values what it may show, by their names
     * @throws IllegalArgumentException if there is no such template, or it is wrong
     */
    public Response page(
            Request request, String name, Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> all = new HashMap<>(values);
        all.put("request", request);
        StringWriter page = new StringWriter();
        try {
            engine.getTemplate(name).evaluate(page, all);
        } catch (PebbleException e) {
            throw new IllegalArgumentException(
                    "The template " + name + " cannot be shown: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.html(page.toString());
    }
}
