package dev.jumun.tests.cores;

import dev.jumun.Api;
import dev.jumun.Body;
import dev.jumun.Get;
import dev.jumun.Post;
import dev.jumun.Timeout;

/** An API with the plain requests of most APIs: parameters and JSON in both directions. */
@Api
class Counter {
    /** What both routes answer with. */
    record Drink(String name, int cents) {}

    @Get("/drinks/{cents}")
    Drink drink(int cents, String name) {
        return new Drink(name, cents);
    }

    /** One with a time limit, which sets an alarm and calls it off. */
    @Get("/slow/{cents}")
    @Timeout("30s")
    Drink slow(int cents, String name) {
        return new Drink(name, cents);
    }

    @Post("/drinks")
    Drink add(@Body Drink drink) {
        return drink;
    }
}
