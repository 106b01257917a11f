package dev.jumun.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the documentation of a route in the OpenAPI document. For example:
 *
 * <pre>{@code
 * @Get("/drinks")
 * @Operation(summary = "List the drinks", tags = "menu")
 * List<Drink> drinks() { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Operation {
    /** A one-line summary. If empty, it is derived from the name of the method. */
    String summary() default "";

    /** The description, in Markdown. If empty, the Javadoc is used. */
    String description() default "";

    /** The tags, which group operations. They are added after the tags of the router. */
    String[] tags() default {};

    /** The unique id of the operation. If empty, it is made from the name, path and HTTP method. */
    String id() default "";

    /** The description of the response. If empty, the {@code @return} of the Javadoc is used. */
    String response() default "";

    /** Whether it is marked as deprecated in the OpenAPI document. */
    boolean deprecated() default false;

    /**
     * The media type of the response. With a JSON type ({@code application/vnd.api+json}), the
     * value is sent as JSON. With any other type, a {@code String} or {@code byte[]} is sent
     * unchanged. For a {@link dev.jumun.Response}, it only affects the OpenAPI document.
     */
    String mediaType() default "";

    /** Whether the OpenAPI document includes a body of the response. */
    boolean content() default true;

    /**
     * Additional members of the operation: a JSON object that is merged into the OpenAPI document.
     * Objects are merged, and lists are appended to existing lists. If empty, nothing is added.
     */
    String extra() default "";

    /**
     * Classes or interfaces whose annotated methods describe the callbacks of this operation. Their
     * paths are OpenAPI expressions, such as <code>{$request.body.url}/paid</code>. Jumun never
     * calls these methods.
     */
    Class<?>[] callbacks() default {};

    /** Whether it is left out of the OpenAPI document. */
    boolean hidden() default false;
}
