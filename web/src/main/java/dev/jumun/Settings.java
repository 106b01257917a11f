package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is filled from the environment when the application starts, and provided to
 * whatever takes it. The component {@code itemsPerUser} is the variable {@code ITEMS_PER_USER}, in
 * capitals or not; if there is none, the file {@code .env} in the working directory is asked, then
 * a file of that name in the directory of secrets, then {@link Default} counts. Values are
 * converted and checked as parameters are; all that is wrong is told at once, and nothing starts.
 * {@link Secret} is never printed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Settings {
    /** What stands before the names of all variables: {@code CAFE_}. */
    String prefix() default "";

    /** The directory in which every secret is a file; empty for none. */
    String secrets() default "";
}
