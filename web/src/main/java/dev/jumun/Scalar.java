package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a record with one component is written as the value of that component. Such a
 * record is a simple type of your own. It may be used wherever a simple type may: path, query,
 * header, cookie, form, member, key of a map, default.
 *
 * <pre>{@code
 * @Scalar
 * record Isbn(@Pattern(regexp = "[0-9]{13}") String value) {}
 *
 * @Get("/books/{isbn}")
 * Book book(Isbn isbn) { … }
 * }</pre>
 *
 * <p>Constraints of the component apply. An {@code IllegalArgumentException} of the constructor
 * rejects the value (422).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Scalar {
    /** Whether the OpenAPI document has a named schema for it. If false, the schema is inlined. */
    boolean named() default false;
}
