package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record of one component that is written as this component: a simple type of the user's own, at
 * every place where a simple type may stand: path, query, header, cookie, form, member, key of a
 * map, default.
 *
 * <pre>{@code
 * @Scalar
 * record Isbn(@Pattern(regexp = "[0-9]{13}") String value) {}
 *
 * @Get("/books/{isbn}")
 * Book book(Isbn isbn) { … }
 * }</pre>
 *
 * <p>Constraints of the component count, and an {@code IllegalArgumentException} of the constructor
 * refuses the value (422).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Scalar {
    /**
     * Whether the document has a schema of its name; otherwise it is described where it is used.
     */
    boolean named() default false;
}
