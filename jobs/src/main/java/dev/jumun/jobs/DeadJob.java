package dev.jumun.jobs;

import java.time.Instant;

/**
 * A job whose last retry has failed. It stays until it is {@linkplain Jobs#revive revived} or
 * {@linkplain Jobs#discard discarded}, 90 days at most unless {@link JobsBuilder#keepingDead} sets
 * another time.
 *
 * @param id its number among the dead
 * @param name the name of its type
 * @param key its key
 * @param payload what it takes, as JSON
 * @param attempts how often it was tried
 * @param failure the last failure, with its stack trace
 * @param failedAt when that was
 */
public record DeadJob(
        long id,
        String name,
        String key,
        String payload,
        int attempts,
        String failure,
        Instant failedAt) {}
