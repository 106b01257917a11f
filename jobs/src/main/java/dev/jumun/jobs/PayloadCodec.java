package dev.jumun.jobs;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.ReadBack;

/** Finds how the payload of a type in code is stored. */
final class PayloadCodec {
    private PayloadCodec() {}

    /**
     * Returns the codec that a running API has of it.
     *
     * @throws IllegalArgumentException if none has, or it would not be read as it is stored
     */
    static <T> Codec<T> of(JobType<T> type) {
        Codec<T> codec = known(type);
        ReadBack.find(codec, type.payload().getSimpleName())
                .ifPresent(loss -> {
                    throw new IllegalArgumentException(
                            "The payload of jobs of %s would not be read as it is stored: %s. %s"
                                    .formatted(type.name(), loss.fact(), loss.remedy()));
                });
        return codec;
    }

    private static <T> Codec<T> known(JobType<T> type) {
        try {
            return Codecs.known(type.payload());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "No running API knows %1$s, which jobs of %2$s take. Name it in @Api(models = %3$s.class), and start the jobs in a @Provides(Scope.APP) method of that API."
                            .formatted(
                                    type.payload().getName(),
                                    type.name(),
                                    type.payload().getSimpleName()),
                    e);
        }
    }
}
