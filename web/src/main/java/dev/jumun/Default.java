package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives the value that is taken when a parameter or a component is left out. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Default {
    /**
     * The value as it would stand on the wire: text for a parameter, a JSON literal or bare text
     * for a record component.
     */
    String value();

    /** Whether the document shows it; not, where it is an accident of this moment. */
    boolean documented() default true;
}
