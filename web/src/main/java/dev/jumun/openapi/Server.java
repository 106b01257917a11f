package dev.jumun.openapi;

import dev.jumun.Api;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a server of an API in the OpenAPI document. See {@link Api#servers}.
 *
 * <pre>{@code
 * @Api(servers = @Server(value = "https://cafe.example.com", description = "Production"))
 * class Cafe { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Server {
    /** The URL of the server. */
    String value();

    /** The description of the server. */
    String description() default "";
}
