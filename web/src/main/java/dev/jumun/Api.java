package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an API: a class whose annotated methods are its routes. For example:
 *
 * <pre>{@code
 * @Api(title = "Café", version = "1.0.0", routers = Orders.class)
 * class Cafe {
 *     @Get("/drinks/{id}")
 *     Drink drink(int id) {
 *         return drinks.find(id);
 *     }
 * }
 * }</pre>
 *
 * {@code App.of(Cafe.class)} finds what the annotation processor generated for it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Api {
    /** The title in the OpenAPI document. */
    String title() default "Jumun";

    /** The version of the API in the OpenAPI document. */
    String version() default "0.1.0";

    /** The classes annotated with {@link Router} whose routes belong to this API. */
    Class<?>[] routers() default {};

    /** Additional classes whose {@link Provides} functions this API may use. */
    Class<?>[] providers() default {};

    /** Records that handlers read or write explicitly with {@link dev.jumun.validation.Models}. */
    Class<?>[] models() default {};

    /** A one-line summary of the API for the OpenAPI document. */
    String summary() default "";

    /** The description of the API, in Markdown. If empty, the Javadoc of the class is used. */
    String description() default "";

    /** The URL of the terms of service. If empty, the document has no such entry. */
    String termsOfService() default "";

    /** The contact for the API in the OpenAPI document. */
    Contact contact() default @Contact;

    /** The license of the API in the OpenAPI document. */
    License license() default @License;

    /** Details of the tags that group the operations. The order is kept. */
    Tag[] tags() default {};

    /** The servers of the API in the OpenAPI document. */
    Server[] servers() default {};

    /**
     * Classes or interfaces whose annotated methods describe the requests that this API sends
     * elsewhere (OpenAPI webhooks). The path of a method is the name of the webhook. Jumun never
     * calls these methods.
     */
    Class<?>[] webhooks() default {};

    /** Whether all its routes are deprecated. */
    boolean deprecated() default false;

    /** The callbacks of all its routes. See {@link dev.jumun.openapi.Operation#callbacks}. */
    Class<?>[] callbacks() default {};

    /**
     * Whether other APIs may mount this one only with a guard: {@link Mount#requires}, or
     * {@code @Requires} of its own. Anything else is a compile error.
     */
    boolean needsGuard() default false;

    /** Other APIs that are mounted below a path of this one, each with its own OpenAPI document. */
    Mount[] mounts() default {};

    /**
     * The prefix of all paths as clients see them, for a proxy that strips it: {@code /api/v1}. It
     * is the first server in the OpenAPI document.
     */
    String rootPath() default "";

    /** Whether the OpenAPI document lists the root path as a server. */
    boolean rootPathInServers() default true;

    /** How Java names are converted to names on the wire. */
    Naming naming() default Naming.AS_WRITTEN;

    /**
     * Whether a body is read as JSON only if its content type is JSON. If false, a body without a
     * content type is read as JSON, too.
     */
    boolean strictContentType() default true;

    /**
     * Whether a request with a superfluous or missing trailing slash is redirected to the existing
     * route (307). If false, it is answered with 404.
     */
    boolean redirectSlashes() default true;

    /**
     * Whether routes for GET also answer HEAD, without a body, as RFC 9110 (section 9.1) requires
     * of servers. The default is false: HEAD is answered with 405, as in FastAPI. The OpenAPI
     * document and the docs pages always answer HEAD.
     */
    boolean implicitHead() default false;

    /** The format of errors that no {@link ExceptionHandler} method answers. */
    ErrorFormat errors() default ErrorFormat.DETAIL;

    /**
     * Whether validation errors (422) include the rejected value as {@code "input"}, as in FastAPI.
     * Secrets ({@link Secret}, {@code @Form(format = "password")}) are always masked. Set this to
     * false if clients send other data that must not end up in logs.
     */
    boolean showInput() default true;

    /** The options of the docs pages. */
    Docs docs() default @Docs;

    /** The style of the OpenAPI document, where FastAPI and the specification differ. */
    DocumentStyle documentStyle() default DocumentStyle.FASTAPI;

    /**
     * The path of the OpenAPI document. If empty, neither the document nor the docs pages are
     * served.
     */
    String openApiPath() default "/openapi.json";

    /** The path of Swagger UI. If empty, it is not served. */
    String docsPath() default "/docs";

    /** The path of ReDoc. If empty, it is not served. */
    String redocPath() default "/redoc";

    /**
     * Names the contact of an API in the OpenAPI document. See {@link Api#contact}.
     *
     * <pre>{@code
     * @Api(contact = @Api.Contact(name = "The café", email = "cafe@example.com"))
     * class Cafe { … }
     * }</pre>
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({})
    @interface Contact {
        /** The name of the contact. */
        String name() default "";

        /** The URL of the contact. */
        String url() default "";

        /** The e-mail address of the contact. */
        String email() default "";
    }

    /**
     * Names the license of an API in the OpenAPI document. See {@link Api#license}.
     *
     * <pre>{@code
     * @Api(license = @Api.License(name = "Apache 2.0", identifier = "Apache-2.0"))
     * class Cafe { … }
     * }</pre>
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({})
    @interface License {
        /** The name of the license. */
        String name() default "";

        /** The SPDX identifier of the license. */
        String identifier() default "";

        /** The URL of the license. */
        String url() default "";
    }

    /**
     * Names a server of an API in the OpenAPI document. See {@link Api#servers}.
     *
     * <pre>{@code
     * @Api(servers = @Api.Server(value = "https://cafe.example.com", description = "Production"))
     * class Cafe { … }
     * }</pre>
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({})
    @interface Server {
        /** The URL of the server. */
        String value();

        /** The description of the server. */
        String description() default "";
    }

    /**
     * Describes a tag in the OpenAPI document. See {@link Api#tags}.
     *
     * <pre>{@code
     * @Api(tags = @Api.Tag(value = "orders", description = "Take and follow orders."))
     * class Cafe { … }
     * }</pre>
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({})
    @interface Tag {
        /** The name of the tag. */
        String value();

        /** The description of the tag, in Markdown. */
        String description() default "";

        /** The URL of external documentation. If empty, it is left out. */
        String moreAt() default "";

        /** The description of the external documentation. */
        String more() default "";
    }

    /**
     * Mounts another API below a path, with its own OpenAPI document, middleware and exception
     * handlers. Its application-scoped dependencies start and stop with the outer API. Routes of
     * the outer API take precedence.
     *
     * <pre>{@code
     * @Api(mounts = @Api.Mount(path = "/admin", api = Admin.class))
     * class Cafe { … }
     * }</pre>
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({})
    @interface Mount {
        /** The path: {@code /admin}. */
        String path();

        /** The class annotated with {@link Api}. */
        Class<?> api();

        /**
         * The names of {@link Provides} functions of the outer API that are called before the
         * mounted one sees a request, as {@link Requires} names them. Use them for checks.
         */
        String[] requires() default {};
    }

    /** The format of the errors that the framework answers. */
    enum ErrorFormat {
        /** {@code {"detail": …}}, as in FastAPI. */
        DETAIL,

        /** Problem details (RFC 9457), as {@code application/problem+json}. */
        PROBLEM_JSON
    }

    /**
     * Sets the options of the docs pages. By default, the application serves their scripts and
     * style sheets itself, and the browser loads nothing from other hosts.
     *
     * <pre>{@code
     * @Api(docs = @Api.Docs(swaggerUi = "{\"syntaxHighlight\": false}"))
     * class Cafe { … }
     * }</pre>
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({})
    @interface Docs {
        /** Additional parameters of Swagger UI, as a JSON object. They override the defaults. */
        String swaggerUi() default "{}";

        /**
         * The initial values of the Authorize dialog: a JSON object with Swagger UI's OAuth 2.0
         * parameters, such as <code>{"clientId": "docs", "usePkceWithAuthorizationCodeGrant": true}
         * </code>.
         */
        String oAuth() default "{}";

        /** The URL of Swagger UI's script. If empty, the bundled one is used. */
        String swaggerScript() default "";

        /** The URL of Swagger UI's style sheet. If empty, the bundled one is used. */
        String swaggerStyle() default "";

        /** The URL of ReDoc's script. If empty, the bundled one is used. */
        String redocScript() default "";
    }

    /** The style of an OpenAPI document, where FastAPI and the specification differ. */
    enum DocumentStyle {
        /**
         * FastAPI's style: version 3.1.0, {@code itemSchema} of 3.2 for streams, and pydantic's
         * formats. Clients that were generated from a FastAPI document need no changes.
         */
        FASTAPI,

        /**
         * Strict OpenAPI 3.1, for tools that reject extensions. {@code itemSchema} becomes {@code
         * x-itemSchema}. Numbers and files have their formats ({@code int64}, {@code double},
         * {@code binary}). Times without an offset have the formats {@code date-time-local} and
         * {@code time-local} of the format registry. The discriminator of a union is required.
         */
        OPENAPI_3_1,

        /** OpenAPI 3.2: the same as {@link #OPENAPI_3_1}, with {@code itemSchema}. */
        OPENAPI_3_2
    }
}
