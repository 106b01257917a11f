package dev.jumun.openapi;

import dev.jumun.Api;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the contact of an API in the OpenAPI document. See {@link Api#contact}.
 *
 * <pre>{@code
 * @Api(contact = @Contact(name = "The café", email = "cafe@example.com"))
 * class Cafe { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Contact {
    /** The name of the contact. */
    String name() default "";

    /** The URL of the contact. */
    String url() default "";

    /** The e-mail address of the contact. */
    String email() default "";
}
