package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Omits members from the record that a route returns, or from each record of a list. The OpenAPI
 * document shows the whole record, as with FastAPI's {@code response_model_include} and {@code
 * response_model_exclude}.
 *
 * <pre>{@code
 * @Get("/items/{id}/name")
 * @ResponseFields(only = {"name", "owner.name"})
 * Item name(int id) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ResponseFields {
    /**
     * The members to keep, by their names on the wire. If empty, all are kept. {@code "owner.name"}
     * is a member of a member, or of each item of a list.
     */
    String[] only() default {};

    /** The members to omit, named in the same way. */
    String[] without() default {};

    /** Whether members that are null are kept. */
    boolean nulls() default true;

    /** Whether members that have their default are kept. */
    boolean defaults() default true;
}
