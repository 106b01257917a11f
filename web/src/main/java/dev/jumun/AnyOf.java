package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of an {@code Object}: the types that it may have. A value that is of one of them as it stands is
 * taken as that; otherwise the first one counts to which it can be converted.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT,
    ElementType.METHOD,
    ElementType.TYPE_USE
})
public @interface AnyOf {
    /** The types: simple ones, or records. */
    Class<?>[] value();
}
