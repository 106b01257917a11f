package dev.jumun.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the docs pages look, and where their programs come from: without it they are served by the
 * application itself, and the browser fetches nothing from elsewhere.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Docs {
    /** Further parameters of Swagger UI: a JSON object. They come before the usual ones. */
    String swaggerUi() default "{}";

    /**
     * What the Authorize button begins with: a JSON object with Swagger UI's parameters of OAuth
     * 2.0, such as <code>{"clientId": "docs", "usePkceWithAuthorizationCodeGrant": true}</code>.
     */
    String oAuth() default "{}";

    /** The URL of Swagger UI's program; empty for the bundled one. */
    String swaggerScript() default "";

    /** The URL of Swagger UI's style sheet; empty for the bundled one. */
    String swaggerStyle() default "";

    /** The URL of ReDoc's program; empty for the bundled one. */
    String redocScript() default "";
}
