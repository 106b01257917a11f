package dev.jumun.conformance.server_sent_events;

import dev.jumun.*;
import dev.jumun.async.Generator;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial005 {
    record Prompt(String text) {}

    @Post("/chat/stream")
    Generator<ServerSentEvent<String>> streamChat(Prompt prompt) {
        return Generator.of(yield -> {
            for (String word : prompt.text().split(" ", -1)) {
                yield.to(ServerSentEvent.of(word).event("token"));
            }
            yield.to(ServerSentEvent.<String>ofText("[DONE]").event("done"));
        });
    }
}
