package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.async.Async;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.RequestIds;
import dev.jumun.openapi.ApiResponse;

import java.util.List;
import java.util.Map;

// Writes its errors as problem details.
@Api(title = "Troubled", errors = Api.ErrorFormat.PROBLEM_JSON)
class Troubled {
    @Middleware
    Filter ids() {
        return new RequestIds();
    }

    @Get("/items/{id}")
    @ApiResponse(status = 404, description = "None of that id")
    @ApiResponse(status = 302, description = "It was moved")
    int item(int id, int count) {
        if (id == 1) {
            throw new HttpException(404, "no item");
        }
        if (id == 2) {
            throw new HttpException(
                    403,
                    Map.of(
                            "type",
                            "https://example.com/probs/out-of-credit",
                            "title",
                            "You do not have enough credit.",
                            "balance",
                            30));
        }
        if (id == 3) {
            throw new HttpException(409, List.of("a", "b")).header("x-a", "b");
        }
        return count;
    }

    @Get("/gathered")
    Object gathered() {
        return Async.gather(Troubled::burns, () -> "toast", List::of);
    }

    private static String burns() {
        throw new IllegalStateException("burnt in a task");
    }

    @Get("/unexpected")
    void unexpected() {
        throw new IllegalStateException(
                "the <secret>", new IllegalArgumentException("& its \"cause\""));
    }
}
