package dev.jumun.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of the API class that edits the OpenAPI document before it is served. It takes the
 * document as a mutable {@code Map<String, Object>}, and returns the document to serve. If it
 * returns null, neither the document nor the docs pages are served. It is called once, at the first
 * request for the document or for a docs page.
 *
 * <pre>{@code
 * @CustomizeOpenApi
 * @Nullable Map<String, @Nullable Object> document(Map<String, @Nullable Object> document) {
 *     document.put("x-logo", Map.of("url", "https://example.com/logo.png"));
 *     return document;
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CustomizeOpenApi {}
