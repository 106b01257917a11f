package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;

/**
 * The code that describes an operation.
 *
 * @param size how much it is, as {@link RouteParts#size} counts
 */
record OperationCode(int size, CodeBlock code) {}
