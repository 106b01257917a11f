package dev.jumun.tests.security;

import dev.jumun.*;

// Shows nothing of what was sent, by RFC 9457.
@Api(title = "Silent problem", showInput = false, errors = Api.ErrorFormat.PROBLEM_JSON)
class SilentProblem {
    @Post("/open")
    void open(@Body int number) {}
}
