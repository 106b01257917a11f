package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record method whose result is written as a member, after the components. The method takes
 * no parameters. The member is ignored in input.
 *
 * <pre>{@code
 * record Square(double side) {
 *     @Computed
 *     double area() {
 *         return side * side;
 *     }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Computed {}
