package dev.jumun.runtime.dependency;

import org.jspecify.annotations.Nullable;

/**
 * Names a provided thing; generated code has one for each provider.
 *
 * @param <T> what is provided
 * @param type the erased type
 * @param qualifier the qualifier annotation's class, or null
 * @param provider the function that provides it, as errors name it: {@code Cafe.connection}
 */
@SuppressWarnings("UnusedTypeParameter") // ties a key to what its provider makes
public record ProviderKey<T>(Class<?> type, @Nullable Class<?> qualifier, String provider) {
    /** Makes a key without a qualifier. */
    public ProviderKey(Class<?> type, String provider) {
        this(type, null, provider);
    }
}
