package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves members out of the record that a route returns; of a list, out of each. The document shows
 * the whole record, as FastAPI's {@code response_model_include} and {@code _exclude} have it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ResponseFields {
    /**
     * The members that stay, by their names on the wire; empty for all. {@code "owner.name"} is a
     * member of a member, or of each item of a list.
     */
    String[] only() default {};

    /** The members that are left out; named in the same way. */
    String[] without() default {};

    /** Whether members that are null stay. */
    boolean nulls() default true;

    /** Whether members stay that have the value they have when they are left out. */
    boolean defaults() default true;
}
