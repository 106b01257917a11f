package dev.jumun.tests;

import dev.jumun.*;

/** What one may easily get wrong, and is told in the log. */
@Api(title = "Lapses")
class Lapses {
    record Item(String name) {}

    record Unnamed(String name) {}

    @Get("/null")
    @SuppressWarnings("NullAway") // that is the lapse
    Item nothing() {
        return null;
    }

    @Get("/unnamed")
    Object unnamed() {
        return new Unnamed("nobody declares it");
    }

    @Get("/defaults")
    Object defaults(@Default(value = "5", documented = false) int hidden, @Default("6") int shown) {
        return hidden + shown;
    }
}
