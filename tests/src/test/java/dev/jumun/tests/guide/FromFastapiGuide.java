package dev.jumun.tests.guide;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

// The examples of docs/from-fastapi.md.
@SuppressWarnings("SameNameButDifferent") // each app within has models of its own
@Api(title = "Guide", naming = Naming.SNAKE_CASE)
class FromFastapiGuide {
    record Item(String name, @Nullable String description, double price, @Nullable Double tax) {}

    @Put("/items/{item_id}")
    Object updateItem(@Min(0) int itemId, Item item, @Nullable String q) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("item_id", itemId);
        result.put("item", item);
        if (q != null) {
            result.put("q", q);
        }
        return result;
    }

    @Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
    static class BodyUpdates {
        record Item(
                Maybe<@Nullable String> name,
                Maybe<@Nullable String> description,
                Maybe<@Nullable Double> price,
                @Default("10.5") Maybe<Double> tax,
                @Default("[]") Maybe<List<String>> tags) {
            Item updatedBy(Item update) {
                return new Item(
                        update.name.or(name),
                        update.description.or(description),
                        update.price.or(price),
                        update.tax.or(tax),
                        update.tags.or(tags));
            }

            /** With all defaults: what is written by FastAPI without exclude_unset. */
            Item filled() {
                return new Item(
                        Maybe.of(name.value()),
                        Maybe.of(description.value()),
                        Maybe.of(price.value()),
                        Maybe.of(tax.orElse(10.5)),
                        Maybe.of(tags.orElse(List.of())));
            }
        }

        private final Map<String, Item> items = new ConcurrentHashMap<>();

        BodyUpdates() {
            items.put(
                    "foo",
                    new Item(
                            Maybe.of("Foo"),
                            Maybe.unset(),
                            Maybe.of(50.2),
                            Maybe.unset(),
                            Maybe.unset()));
        }

        @Get("/items/{item_id}")
        Item readItem(String itemId) {
            return stored(itemId).filled();
        }

        @Get("/unset/{item_id}")
        Item readUnset(String itemId) {
            return stored(itemId); // response_model_exclude_unset=True
        }

        @Patch("/items/{item_id}")
        Item updateItem(String itemId, Item item) {
            Item updated = stored(itemId).updatedBy(item);
            items.put(itemId, updated);
            return updated.filled();
        }

        private Item stored(String itemId) {
            Item item = items.get(itemId);
            if (item == null) {
                throw new HttpError(404, "Item not found");
            }
            return item;
        }
    }

    @Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
    static class ExtraModels {
        sealed interface Item {}

        record PlaneItem(String description, @Default("plane") String type, int size)
                implements Item {}

        record CarItem(String description, @Default("car") String type) implements Item {}

        @Get("/items/{item_id}")
        Item readItem(String itemId) {
            return itemId.equals("item1")
                    ? new CarItem("All my friends drive a low rider", "car")
                    : new PlaneItem("Music is my aeroplane", "plane", 5);
        }

        @Get("/keyword-weights/")
        Map<String, Double> readKeywordWeights() {
            return Map.of("foo", 2.3, "bar", 3.4);
        }
    }

    @Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
    static class SubDependencies {
        record QueryText(@Nullable String value) {}

        record QueryOrCookie(@Nullable String value) {}

        @Provides
        static QueryText queryExtractor(@Nullable String q) {
            return new QueryText(q);
        }

        @Provides
        static QueryOrCookie queryOrCookieExtractor(
                QueryText q, @Cookie @Nullable String lastQuery) {
            return new QueryOrCookie(q.value() == null ? lastQuery : q.value());
        }

        @Get("/items/")
        Object readQuery(QueryOrCookie queryOrDefault) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("q_or_cookie", queryOrDefault.value());
            return result;
        }

        @Provides
        record CommonQueryParams(
                @Nullable String q, @Default("0") int skip, @Default("100") int limit) {}

        @Get("/common/")
        Object readItems(CommonQueryParams commons) {
            return commons;
        }
    }
}
