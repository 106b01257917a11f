package dev.jumun.jobs;

/**
 * What a handler may know of the job that it runs.
 *
 * @param name the name of its type
 * @param key what distinguishes it from other jobs of its type. It is the same at every attempt:
 *     pass it on where effects outside of the database must not happen twice, as an idempotency key
 * @param attempt 1 at the first attempt; one more after each that failed, or whose node has ended
 */
public record Job(String name, String key, int attempt) {}
