package dev.jumun.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the options of the docs pages. By default, the application serves their scripts and style
 * sheets itself, and the browser loads nothing from other hosts.
 *
 * <pre>{@code
 * @Api(docs = @Docs(swaggerUi = "{\"syntaxHighlight\": false}"))
 * class Cafe { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Docs {
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
