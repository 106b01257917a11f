package dev.jumun.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of the API's class that has the last word on the OpenAPI document: it takes the document
 * as a {@code Map<String, Object>} that may be changed, and returns the one that is served, or null
 * if there shall be none, and no docs pages. It is called once, when somebody asks for the document
 * or a page for the first time.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CustomizeOpenApi {}
