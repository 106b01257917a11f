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

    /**
     * The media type of the answer. Under one of JSON ({@code application/vnd.api+json}) the value
     * is sent as JSON; a {@code String} or {@code byte[]} under any other is sent as it is. Of a
     * {@link dev.jumun.Response} it's only what the document says.
     */
    String mediaType() default "";

    /** Whether the document says that the answer has a body. */
    boolean content() default true;

    /**
     * What else the document says of it: a JSON object whose members are added, within objects and
     * at the end of lists that are there already, too; empty for none.
     */
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
