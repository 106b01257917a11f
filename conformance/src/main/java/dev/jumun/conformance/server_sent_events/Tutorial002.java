package dev.jumun.conformance.server_sent_events;

import dev.jumun.*;
import dev.jumun.async.Generator;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    record Item(String name, double price) {}

    private static final List<Item> ITEMS =
            List.of(
                    new Item("Plumbus", 32.99),
                    new Item("Portal Gun", 999.99),
                    new Item("Meeseeks Box", 49.99));

    @Get("/items/stream")
    Generator<ServerSentEvent<Item>> streamItems() {
        return Generator.of(yield -> {
            yield.to(ServerSentEvent.ofComment("stream of item updates"));
            for (int i = 0; i < ITEMS.size(); i++) {
                yield.to(
                        ServerSentEvent.of(ITEMS.get(i))
                                .event("item_update")
                                .id(Integer.toString(i + 1))
                                .retry(5000));
            }
        });
    }
}
