package dev.jumun.benchmarks.codec;

import dev.jumun.Api;
import dev.jumun.Post;

/** Declares the models, so that they have codecs. */
@Api
final class Declared {
    @Post("/drinks")
    Models.Drink drink(Models.Drink drink) {
        return drink;
    }

    @Post("/orders")
    Models.Order order(Models.Order order) {
        return order;
    }

    @Post("/catalogues")
    Models.Catalogue catalogue(Models.Catalogue catalogue) {
        return catalogue;
    }
}
