package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes a file from a form ({@code multipart/form-data}): as an {@link Upload}, which needs no
 * annotation, or as {@code byte[]}, or as a list of such.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface FormFile {
    /** The name on the wire; empty for the name of the parameter. */
    String value() default "";

    /** What the document calls it; empty for a title made of its name. */
    String title() default "";

    /** What it is, in Markdown; empty for what the Javadoc says of it. */
    String description() default "";

    /** Whether it should not be used any more. */
    boolean deprecated() default false;

    /** Values that serve as examples, as JSON. */
    String[] examples() default {};
}
