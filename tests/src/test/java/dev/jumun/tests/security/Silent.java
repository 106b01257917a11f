package dev.jumun.tests.security;

import dev.jumun.*;

// Shows nothing of what was sent.
@Api(title = "Silent", showInput = false)
class Silent {
    @Post("/open")
    void open(@Body int number) {}
}
