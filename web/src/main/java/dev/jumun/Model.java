package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says more of a record, or of a sealed interface whose records are the forms of one value. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Model {
    /** What the document calls it; empty for its simple name. */
    String title() default "";

    /** What becomes of members of an object that no component takes. */
    UnknownFields extra() default UnknownFields.IGNORE;

    /** Values that serve as examples, as JSON. */
    String[] examples() default {};

    /**
     * Of a sealed interface: the member, one of {@link AllowedValues} a single text in each record,
     * that tells which record it is. Empty to try all.
     */
    String discriminator() default "";
}
