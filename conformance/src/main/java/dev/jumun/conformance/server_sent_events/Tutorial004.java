package dev.jumun.conformance.server_sent_events;

import dev.jumun.*;
import dev.jumun.async.Generator;

import org.jspecify.annotations.Nullable;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial004 {
    record Item(String name, double price) {}

    private static final List<Item> ITEMS =
            List.of(
                    new Item("Plumbus", 32.99),
                    new Item("Portal Gun", 999.99),
                    new Item("Meeseeks Box", 49.99));

    @Get("/items/stream")
    Generator<ServerSentEvent<Item>> streamItems(@Header @Nullable Integer lastEventId) {
        int start = lastEventId == null ? 0 : lastEventId + 1;
        return Generator.of(yield -> {
            for (int i = start; i < ITEMS.size(); i++) {
                yield.to(ServerSentEvent.of(ITEMS.get(i)).id(Integer.toString(i)));
            }
        });
    }
}
