package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares an API: a class whose annotated methods are its routes. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Api {
    /** The title in the document. */
    String title() default "Jumun";

    /** The version of the API in the document. */
    String version() default "0.1.0";

    /** The classes annotated with {@link Router} whose routes belong to this API. */
    Class<?>[] routers() default {};

    /** Further classes whose {@link Provides} functions this API may use. */
    Class<?>[] providers() default {};
}
