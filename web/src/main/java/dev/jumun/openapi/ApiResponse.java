package dev.jumun.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents an additional response of a route, of all routes of a router, or of an API. For
 * example:
 *
 * <pre>{@code
 * @Get("/drinks/{id}")
 * @ApiResponse(status = 404, description = "There is no such drink.", model = Problem.class)
 * Drink drink(int id) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(ApiResponse.All.class)
public @interface ApiResponse {
    /**
     * The status. For the route's own status, it adds to the documentation of that response. Set
     * either this or {@link #range}.
     */
    int status() default 0;

    /** Several statuses at once: {@code 4XX}, {@code 5XX} and the like, or {@code default}. */
    String range() default "";

    /**
     * The description. If empty, it comes from another declaration of this response, or is the
     * reason phrase of the status.
     */
    String description() default "";

    /**
     * The type of the body, in the media type of the route: a record, an enum, a simple type, or an
     * array of one of these for a list. {@code void} means that there is no body.
     */
    Class<?> model() default void.class;

    /** A media type of the body in addition to JSON. If empty, it is left out. */
    String mediaType() default "";

    /** An example of the JSON body, as JSON. If empty, it is left out. */
    String example() default "";

    /** A container for several of these annotations. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface All {
        /** Each of them. */
        ApiResponse[] value();
    }
}
