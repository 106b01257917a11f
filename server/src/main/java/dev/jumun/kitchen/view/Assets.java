package dev.jumun.kitchen.view;

import dev.jumun.Response;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The files of the page. They are plain HTML, CSS and JavaScript, and ask no other site. */
public final class Assets {
    private static final String FOLDER = "/dev/jumun/kitchen/";

    private Assets() {}

    /** The page. */
    public static Response page() {
        return uncached(file("kitchen.html", "text/html;charset=utf-8"))
                .header(
                        "content-security-policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src"
                                + " 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri"
                                + " 'none'; form-action 'none'")
                .header("x-frame-options", "DENY")
                .header("referrer-policy", "no-referrer");
    }

    /** A file of the page. */
    public static Response file(String name, String type) {
        try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return Response.bytes(type, bytes).header("x-content-type-options", "nosniff");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer that no cache keeps. */
    public static Response uncached(Response response) {
        return response.header("cache-control", "no-store");
    }
}
