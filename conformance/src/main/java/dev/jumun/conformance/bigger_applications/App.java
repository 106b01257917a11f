package dev.jumun.conformance.bigger_applications;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(
        title = "FastAPI",
        naming = Naming.SNAKE_CASE,
        routers = {Users.class, Items.class, Admin.class},
        providers = Tokens.class)
@Requires("queryToken")
class App {
    @Get("/")
    Object root() {
        return Map.of("message", "Hello Bigger Applications!");
    }
}
