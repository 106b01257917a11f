package dev.jumun.conformance.response_cookies;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Post("/cookie-and-object/")
    Object createCookie(ResponseHead response) {
        response.cookie("fakesession", "fake-cookie-session-value");
        return Map.of("message", "Come to the dark side, we have cookies");
    }
}
