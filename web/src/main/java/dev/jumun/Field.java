package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says more of a component of a record, or of a constant of an enum. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Field {
    /** The name on the wire; empty for its own by the API's {@link Naming}. */
    String value() default "";

    /** The name in what is written, if that is another one; empty for the same. */
    String written() default "";

    /** What the document calls it; empty for a title made of its name. */
    String title() default "";

    /** What it is, in Markdown; empty for what the Javadoc says of it. */
    String description() default "";

    /** Whether it should not be used any more. */
    boolean deprecated() default false;

    /** Values that serve as examples, as JSON. */
    String[] examples() default {};
}
