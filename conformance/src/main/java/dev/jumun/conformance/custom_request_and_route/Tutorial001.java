package dev.jumun.conformance.custom_request_and_route;

import dev.jumun.*;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.Gunzip;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Middleware
    Filter unpacked() {
        return new Gunzip(1 << 20);
    }

    @Post("/sum")
    Object sumNumbers(List<Integer> numbers) {
        return Map.of("sum", numbers.stream().mapToInt(Integer::intValue).sum());
    }
}
