package dev.jumun.conformance.body_nested_models;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Set;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial007 {
    record Image(@Size(max = 2083) URI url, String name) {}

    record Item(
            String name,
            @Nullable String description,
            double price,
            @Nullable Double tax,
            @Default("[]") Set<String> tags,
            @Nullable List<Image> images) {}

    record Offer(String name, @Nullable String description, double price, List<Item> items) {}

    @Post("/offers/")
    Object createOffer(Offer offer) {
        return offer;
    }
}
