package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the record component that collects all members of a JSON object that no other component
 * declares. Its type is {@code Map<String, V>}. The members are written again, unchanged, next to
 * the declared ones.
 *
 * <pre>{@code
 * record Square(double side, @AdditionalProperties Map<String, Object> more) {}
 * // {"side": 2, "color": "red"} has more = {color=red}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface AdditionalProperties {}
