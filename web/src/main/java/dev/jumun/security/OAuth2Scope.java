package dev.jumun.security;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a scope of an OAuth 2.0 scheme, for the OpenAPI document. For example:
 *
 * <pre>{@code
 * @Provides
 * static User user(
 *         @OAuth2PasswordBearer(
 *                         tokenUrl = "token",
 *                         scopes = @OAuth2Scope(value = "items", description = "Read items."))
 *                 String token) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface OAuth2Scope {
    /** The name of the scope: {@code items}. */
    String value();

    /** The description of what it allows. */
    String description() default "";
}
