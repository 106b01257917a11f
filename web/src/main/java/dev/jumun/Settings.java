package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that is filled from the environment at startup and can be injected by its type.
 * The component {@code itemsPerUser} is the variable {@code ITEMS_PER_USER}, in any case. If the
 * variable is not set, the value comes from the file {@code .env} in the working directory, then
 * from a file of that name in the directory of secrets, then from {@link Default}. Values are
 * converted and validated as parameters are. All errors are reported together, and the application
 * does not start. A {@link Secret} is never printed.
 *
 * <pre>{@code
 * @Settings(prefix = "CAFE_")
 * record CafeSettings(@Default("50") int itemsPerUser, Secret apiKey) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Settings {
    /** The prefix of the names of all variables: {@code CAFE_}. */
    String prefix() default "";

    /** The directory with one file for each secret. If empty, none is read. */
    String secrets() default "";
}
