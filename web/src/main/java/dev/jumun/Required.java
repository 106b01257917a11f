package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requires a value that may be null to be present. Without it, a value that may be null may also be
 * left out.
 *
 * <pre>{@code
 * record Profile(String name, @Required @Nullable String nickname) {}
 * // {"name": "Ada"} is answered with 422, {"name": "Ada", "nickname": null} is accepted
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Required {}
