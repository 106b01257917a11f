package dev.jumun;

import dev.jumun.openapi.Contact;
import dev.jumun.openapi.Docs;
import dev.jumun.openapi.DocumentStyle;
import dev.jumun.openapi.License;
import dev.jumun.openapi.Server;
import dev.jumun.openapi.Tag;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares an API: a class whose annotated methods are its routes. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Api {
    /** The title in the document. */
    String title() default "Jumun";

    /** The version of the API in the document. */
    String version() default "0.1.0";

    /** The classes annotated with {@link Router} whose routes belong to this API. */
    Class<?>[] routers() default {};

    /** Further classes whose {@link Provides} functions this API may use. */
    Class<?>[] providers() default {};

    /** Records that handlers read or write by hand ({@link dev.jumun.validation.Models}). */
    Class<?>[] models() default {};

    /** What the API is, in a line, in the document. */
    String summary() default "";

    /** What the API is, in Markdown; empty for the Javadoc of the class. */
    String description() default "";

    /** Where the terms of its use can be read. */
    String termsOfService() default "";

    /** Whom to ask about it. */
    Contact contact() default @Contact;

    /** Under which licence it may be used. */
    License license() default @License;

    /** More of the tags that group its operations, in their order. */
    Tag[] tags() default {};

    /** Where it is served. */
    Server[] servers() default {};

    /**
     * Classes or interfaces whose annotated methods say what this API calls elsewhere (OpenAPI's
     * webhooks); a method's path is the name of the webhook. Nobody calls these methods.
     */
    Class<?>[] webhooks() default {};

    /** Whether none of its routes should be used any more. */
    boolean deprecated() default false;

    /** What all of its routes call back, as {@link dev.jumun.openapi.Operation#callbacks} says. */
    Class<?>[] callbacks() default {};

    /** Further APIs, each with its own documents, below a path of this one. */
    Mount[] mounts() default {};

    /**
     * What stands before all paths where clients see them, because a proxy takes it away: {@code
     * /api/v1}. It is the first server in the document.
     */
    String rootPath() default "";

    /** Whether the document names the root path as a server. */
    boolean rootPathInServers() default true;

    /** How Java names become names on the wire. */
    Naming naming() default Naming.AS_WRITTEN;

    /**
     * Whether a body is JSON only if its content type says so; otherwise one that says nothing is,
     * too.
     */
    boolean strictContentType() default true;

    /**
     * Whether a path with a slash too many or too few at its end is redirected to the route that
     * exists (307); 404 otherwise.
     */
    boolean redirectSlashes() default true;

    /**
     * Whether routes for GET answer HEAD as well, without a body, as RFC 9110 (section 9.1) asks of
     * servers. FastAPI answers 405, and so do we by default; the document and its pages answer HEAD
     * always.
     */
    boolean implicitHead() default false;

    /** How errors are written that nothing {@link ExceptionHandler}. */
    ErrorFormat errors() default ErrorFormat.DETAIL;

    /**
     * Whether errors of validation (422) show what was sent, as FastAPI's do: {@code "input"}.
     * Secrets ({@link Secret}, {@code @Form(format = "password")}) are masked in any case; set this
     * to false where clients send other things that must not come into the logs of others.
     */
    boolean showInput() default true;

    /** How the docs pages look. */
    Docs docs() default @Docs;

    /** How the document is written, where FastAPI's and the specification's ways part. */
    DocumentStyle documentStyle() default DocumentStyle.FASTAPI;

    /** The path of the document; empty for no document, and no pages. */
    String openApiPath() default "/openapi.json";

    /** The path of Swagger UI; empty for none. */
    String docsPath() default "/docs";

    /** The path of ReDoc; empty for none. */
    String redocPath() default "/redoc";
}
