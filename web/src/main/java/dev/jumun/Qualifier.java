package dev.jumun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an annotation that distinguishes two dependencies of one type. Put that annotation on the
 * provider and on the parameter.
 *
 * <pre>{@code
 * @Qualifier
 * @Retention(RetentionPolicy.CLASS)
 * @interface ReadOnly {}
 *
 * @Provides
 * @ReadOnly
 * static Database replica() { … }
 *
 * @Get("/drinks")
 * List<Drink> drinks(@ReadOnly Database database) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Qualifier {}
