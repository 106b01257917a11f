package dev.jumun.jobs;

import dev.jumun.AnyOf;
import dev.jumun.Api;
import dev.jumun.Base64Encoded;
import dev.jumun.Computed;
import dev.jumun.Field;
import dev.jumun.Model;
import dev.jumun.Scalar;
import dev.jumun.Secret;
import dev.jumun.UnknownFields;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows records that are not read as they are written, and one that is. */
@Api(
        title = "Losses",
        models = {
            Losses.Direct.class,
            Losses.Nested.class,
            Losses.Holder.class,
            Losses.Either.class,
            Losses.Wrapped.class,
            Losses.Bytes.class,
            Losses.Renamed.class,
            Losses.Doubled.class,
            Losses.Whole.class
        })
class Losses {
    record Direct(int number, @Nullable Secret secret) {}

    record Inner(Optional<List<Secret>> secrets) {}

    record Nested(Map<String, List<Inner>> inner) {}

    sealed interface Base {}

    record One(String text) implements Base {}

    record Two(Secret secret) implements Base {}

    record Holder(Base base) {}

    record Either(@AnyOf({Integer.class, Secret.class}) Object any) {}

    @Scalar
    record Name(Secret value) {}

    record Wrapped(Name name) {}

    record Bytes(List<byte[]> bytes) {}

    record Renamed(@Field(value = "in", written = "out") int number) {}

    @Model(extra = UnknownFields.FORBID)
    record Doubled(int number) {
        @Computed
        int twice() {
            return 2 * number;
        }
    }

    /** Refers to itself, and has a member that is only written, which others ignore. */
    @SuppressWarnings("ArrayRecordComponent") // it is not compared
    record Whole(
            @Field("kilo") int weight,
            @Base64Encoded byte[] bytes,
            @Nullable Whole part,
            @AnyOf({Integer.class, String.class}) Object any) {
        @Computed
        int twice() {
            return 2 * weight;
        }
    }
}
