package dev.jumun.tests.guide;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

// An app of FastAPI's tutorial, of docs/from-fastapi.md.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class FromFastapiUpdates {
    record Item(
            Omittable<@Nullable String> name,
            Omittable<@Nullable String> description,
            Omittable<@Nullable Double> price,
            @Default("10.5") Omittable<Double> tax,
            @Default("[]") Omittable<List<String>> tags) {
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
                    Omittable.of(name.value()),
                    Omittable.of(description.value()),
                    Omittable.of(price.value()),
                    Omittable.of(tax.orElse(10.5)),
                    Omittable.of(tags.orElse(List.of())));
        }
    }

    private final Map<String, Item> items = new ConcurrentHashMap<>();

    FromFastapiUpdates() {
        items.put(
                "foo",
                new Item(
                        Omittable.of("Foo"),
                        Omittable.unset(),
                        Omittable.of(50.2),
                        Omittable.unset(),
                        Omittable.unset()));
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
            throw new HttpException(404, "Item not found");
        }
        return item;
    }
}
