package dev.jumun.openapi;

import dev.jumun.Api;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the license of an API in the OpenAPI document. See {@link Api#license}.
 *
 * <pre>{@code
 * @Api(license = @License(name = "Apache 2.0", identifier = "Apache-2.0"))
 * class Cafe { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface License {
    /** The name of the license. */
    String name() default "";

    /** The SPDX identifier of the license. */
    String identifier() default "";

    /** The URL of the license. */
    String url() default "";
}
