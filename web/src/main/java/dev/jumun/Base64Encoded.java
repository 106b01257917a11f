package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Encodes a {@code byte[]} as Base64 text on the wire (RFC 4648; both alphabets are accepted as
 * input). Without it, the bytes are read and written as UTF-8 text.
 *
 * <pre>{@code
 * record Picture(String name, @Base64Encoded byte[] content) {}
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
public @interface Base64Encoded {}
