package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the options of a record, or of a sealed interface whose records are alternatives of one
 * value. For example:
 *
 * <pre>{@code
 * @Model(discriminator = "type")
 * sealed interface Payment {}
 *
 * record Cash(@AllowedValues("cash") String type) implements Payment {}
 *
 * record Card(@AllowedValues("card") String type, String number) implements Payment {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Model {
    /** The title in the OpenAPI document. If empty, the simple name. */
    String title() default "";

    /** How members of an object that no component declares are treated. */
    UnknownFields extra() default UnknownFields.IGNORE;

    /** Example values for the OpenAPI document, each a JSON text. */
    String[] examples() default {};

    /**
     * Whether components with a default are required in the schema of responses, in which they are
     * always written: generated clients need no check for them. The schema of requests then has
     * another name than that of responses.
     */
    boolean requiredInResponses() default false;

    /**
     * The member of a sealed interface's records that selects the record. In each record it is a
     * component with {@link AllowedValues} of a single text. If empty, the records are tried in
     * turn.
     */
    String discriminator() default "";
}
