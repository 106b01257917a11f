package dev.jumun.jobs;

import dev.jumun.Api;
import dev.jumun.Default;

import jakarta.validation.constraints.PositiveOrZero;

/** An API that knows what jobs take, and no more. */
@Api(title = "Parcels", models = Parcels.Parcel.class)
class Parcels {
    /**
     * What is to be delivered.
     *
     * @param millis how long that takes
     */
    record Parcel(String id, @PositiveOrZero @Default("0") int millis) {}
}
