package dev.jumun.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a route, for the document, what else it may answer. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(ApiResponse.All.class)
public @interface ApiResponse {
    /**
     * The status; that of the route itself adds to what is said of that. Either this or {@link
     * #range}.
     */
    int status() default 0;

    /** Several statuses in one: {@code 4XX}, {@code 5XX} and their like, or {@code default}. */
    String range() default "";

    /** What it means; empty for what is said of it elsewhere, or the words of the status. */
    String description() default "";

    /**
     * The type of its body, in the media type of the route: a record, an enum, a simple type, or an
     * array of such for a list; {@code void} for none.
     */
    Class<?> model() default void.class;

    /** A media type of its body, beside JSON; empty for none. */
    String mediaType() default "";

    /** An example of its JSON body, as JSON; empty for none. */
    String example() default "";

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface All {
        /** Each of them. */
        ApiResponse[] value();
    }
}
