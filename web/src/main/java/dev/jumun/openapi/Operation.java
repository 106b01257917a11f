package dev.jumun.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says more of a route, for the document. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Operation {
    /** What it does, in a line; empty for a title made of the method's name. */
    String summary() default "";

    /** What it does, in Markdown; empty for what the Javadoc says. */
    String description() default "";

    /** Groups it with others; after the tags of its router. */
    String[] tags() default {};

    /** What tells it from all other operations; empty for one made of name, path and method. */
    String id() default "";

    /** What its answer is; empty for what {@code @return} says. */
    String response() default "";

    /** Whether it should not be used any more. */
    boolean deprecated() default false;

    /** The media type of the answer, if that is none of JSON: its form is text then. */
    String mediaType() default "";

    /** What else the document says of it: a JSON object whose members are added; empty for none. */
    String extra() default "";

    /**
     * Classes or interfaces whose annotated methods say what this operation calls back; their paths
     * are OpenAPI's expressions, such as <code>{$request.body.url}/paid</code>. Nobody calls these
     * methods.
     */
    Class<?>[] callbacks() default {};

    /** Whether the document says nothing of it. */
    boolean hidden() default false;
}
