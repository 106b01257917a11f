package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes a parameter from a form: the body is {@code application/x-www-form-urlencoded} or {@code
 * multipart/form-data}. Of a record, every component is a field of the form. A field that was left
 * empty counts as missing.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Form {
    /** The name on the wire; empty for the name of the parameter. */
    String value() default "";

    /** What the document calls it; empty for a title made of its name. */
    String title() default "";

    /** What it is, in Markdown; empty for what the Javadoc says of it. */
    String description() default "";

    /** What form its text has, for the document: {@code password}; empty for none. */
    String format() default "";

    /** Whether it should not be used any more. */
    boolean deprecated() default false;

    /** Values that serve as examples, as JSON. */
    String[] examples() default {};
}
