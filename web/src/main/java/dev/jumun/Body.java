package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Takes a parameter from the request's body. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Body {
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

    /** The media type of JSON that the document names: {@code application/vnd.api+json}. */
    String mediaType() default "application/json";

    /**
     * Whether the body is an object of which this parameter is a member, though it is the only one.
     */
    boolean embed() default false;
}
