package dev.jumun.tests.guide;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

// The examples of docs/bodies.md.
@Api(title = "Guide", naming = Naming.SNAKE_CASE)
class BodiesGuide {
    record Item(
            String name,
            @Nullable String description,
            double price,
            @Default("10.5") double tax,
            @Default("[]") List<String> tags) {}

    @Post("/items")
    Item createItem(Item item) {
        return item;
    }

    record Image(@Size(max = 2083) URI url, String name) {}

    record Offer(
            String name,
            Set<String> tags,
            @Nullable List<Image> images,
            @Default("{}") Map<Integer, Double> weights) {}

    @Put("/offers/{offer_id}")
    Object updateOffer(int offerId, Offer offer) {
        return Map.of("offer_id", offerId, "offer", offer);
    }

    @Post("/images/multiple")
    List<Image> images(List<Image> images) {
        return images;
    }

    @Post("/index-weights")
    Object weights(Map<Integer, Double> weights) {
        return weights;
    }

    record User(String username, @Nullable String fullName) {}

    @Put("/several/{item_id}")
    Object several(int itemId, Item item, User user, @Body int importance, @Nullable String q) {
        return Map.of("item_id", itemId, "importance", importance, "user", user);
    }

    @Put("/embedded")
    Object embedded(@Body(embed = true) User user) {
        return user;
    }

    record Person(
            @Field(value = "firstName", title = "First name", description = "As in the passport.")
                    String first,
            @Field(examples = "42") @Positive @Nullable Integer age,
            @Field(value = "lastIn", written = "lastOut") @Default("x") String last) {}

    @Post("/persons")
    Person person(Person person) {
        return person;
    }

    @Model(extra = UnknownFields.FORBID)
    record Range(@Check("even") int from, int to) {
        Range {
            if (to < from) {
                throw new IllegalArgumentException("to must not be less than from");
            }
        }

        static void even(int value) {
            if (value % 2 != 0) {
                throw new IllegalArgumentException("must be even");
            }
        }
    }

    @Post("/ranges")
    Range range(Range range) {
        return range;
    }

    record Square(double side, @AdditionalProperties Map<String, Object> more) {
        @Computed
        double area() {
            return side * side;
        }
    }

    @Post("/squares")
    Square square(Square square) {
        return square;
    }

    @Tuple
    record Point(int x, int y) {}

    @Post("/points")
    Point mirrored(Point point) {
        return new Point(point.y(), point.x());
    }

    sealed interface Pet {}

    record Cat(@AllowedValues("cat") String kind, int lives) implements Pet {}

    record Dog(@AllowedValues("dog") String kind, String name) implements Pet {}

    @Post("/pets")
    Pet pet(Pet pet) {
        return pet;
    }

    @Model(discriminator = "type")
    sealed interface Vehicle {}

    record Car(@Default("car") @AllowedValues("car") String type, String description)
            implements Vehicle {}

    record Plane(
            @Default("plane") @AllowedValues("plane") String type, String description, int size)
            implements Vehicle {}

    @Post("/vehicles")
    Vehicle vehicle(Vehicle vehicle) {
        return vehicle;
    }

    record ItemUpdate(
            Omittable<@Nullable String> name,
            Omittable<@Nullable String> description,
            Omittable<@Nullable Double> price) {}

    @Patch("/items/{item_id}")
    Object updateItem(String itemId, ItemUpdate update) {
        Item stored = new Item("Bar", "The bartenders", 62, 20.2, List.of());
        return new Item(
                Objects.requireNonNullElse(update.name().orElse(stored.name()), ""),
                update.description().orElse(stored.description()),
                Objects.requireNonNullElse(update.price().orElse(stored.price()), 0.0),
                stored.tax(),
                stored.tags());
    }
}
