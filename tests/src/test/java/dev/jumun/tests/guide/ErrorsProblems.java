package dev.jumun.tests.guide;

import dev.jumun.*;

import java.util.Map;

// The example of docs/errors.md that is about problem details.
@Api(title = "Guide", errors = Api.ErrorFormat.PROBLEM_JSON)
class ErrorsProblems {
    @Post("/orders")
    void order(@Query int price) {
        if (price > 30) {
            throw new HttpException(
                    403,
                    Map.of(
                            "type", "https://example.com/probs/out-of-credit",
                            "title", "You do not have enough credit.",
                            "balance", 30));
        }
    }
}
