package dev.jumun.conformance.stream_data;

import dev.jumun.*;
import dev.jumun.async.Generator;

import java.nio.charset.StandardCharsets;
import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    private static final List<String> STORY =
            List.of(
                    "Rick: (stumbles in drunkenly, and turns on the lights) Morty! You gotta come"
                            + " on. You got--... you gotta come with me.",
                    "Morty: (rubs his eyes) What, Rick? What's going on?",
                    "Rick: I got a surprise for you, Morty.",
                    "Morty: It's the middle of the night. What are you talking about?",
                    "Rick: (spills alcohol on Morty's bed) Come on, I got a surprise for you."
                        + " (drags Morty by the ankle) Come on, hurry up. (pulls Morty out of his"
                        + " bed and into the hall)",
                    "Morty: Ow! Ow! You're tugging me too hard!",
                    "Rick: We gotta go, gotta get outta here, come on. Got a surprise for you"
                            + " Morty.");

    private static Generator<String> story() {
        return Generator.of(yield -> {
            for (String line : STORY) {
                yield.to(line);
            }
        });
    }

    private static Generator<byte[]> bytes() {
        return Generator.of(yield -> {
            for (String line : STORY) {
                yield.to(line.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    @Get("/story/stream")
    @Streamed
    Generator<String> streamStory() {
        return story();
    }

    @Get("/story/stream-no-async")
    @Streamed
    Generator<String> streamStoryNoAsync() {
        return story();
    }

    @Get("/story/stream-no-annotation")
    @Streamed
    Generator<String> streamStoryNoAnnotation() {
        return story();
    }

    @Get("/story/stream-no-async-no-annotation")
    @Streamed
    Generator<String> streamStoryNoAsyncNoAnnotation() {
        return story();
    }

    @Get("/story/stream-bytes")
    @Streamed
    Generator<byte[]> streamStoryBytes() {
        return bytes();
    }

    @Get("/story/stream-no-async-bytes")
    @Streamed
    Generator<byte[]> streamStoryNoAsyncBytes() {
        return bytes();
    }

    @Get("/story/stream-no-annotation-bytes")
    @Streamed
    Generator<byte[]> streamStoryNoAnnotationBytes() {
        return bytes();
    }

    @Get("/story/stream-no-async-no-annotation-bytes")
    @Streamed
    Generator<byte[]> streamStoryNoAsyncNoAnnotationBytes() {
        return bytes();
    }
}
