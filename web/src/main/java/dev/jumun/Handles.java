package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers an exception: a method of an API or a router that takes one, and a {@link Request} if it
 * wants to, and returns a {@link Response}. Of several that fit, the one for the nearest class is
 * called. {@link HttpError} and {@link dev.jumun.binding.ValidationError} can be handled as well,
 * those of unknown paths included.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Handles {}
