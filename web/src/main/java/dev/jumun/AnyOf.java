package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lists the types that a value declared as {@code Object} may have. A value that already has one of
 * the types is kept as that type. Otherwise it is converted to the first type that accepts it. If
 * no type does, the response is 422.
 *
 * <pre>{@code
 * record Setting(String name, @AnyOf({Integer.class, String.class}) Object value) {}
 * }</pre>
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
    /**
     * The types, in order of preference: simple types or records. An array denotes a list: {@code
     * int[].class}.
     */
    Class<?>[] value();
}
