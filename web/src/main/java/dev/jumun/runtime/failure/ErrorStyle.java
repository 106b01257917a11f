package dev.jumun.runtime.failure;

import dev.jumun.Api.ErrorFormat;

/**
 * How errors are written that the framework answers itself.
 *
 * @param inputs whether those of validation show what was sent
 */
public record ErrorStyle(ErrorFormat format, boolean inputs) {}
